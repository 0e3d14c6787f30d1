package org.inboxaudit.check.exposure;

import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Message;

/// What a file is to the people who write and read it, as its name and type say.
enum FileKind {
  DOCUMENTS(
      "documents",
      Set.of("application/pdf", "application/msword", "application/rtf", "text/rtf"),
      Set.of("doc", "docx", "docm", "odt", "pages", "pdf", "rtf", "wps")),
  TABLES(
      "tables",
      Set.of("application/vnd.ms-excel", "text/csv"),
      Set.of("csv", "numbers", "ods", "xls", "xlsb", "xlsm", "xlsx")),
  SLIDES(
      "slides",
      Set.of("application/vnd.ms-powerpoint"),
      Set.of("key", "odp", "pps", "ppsx", "ppt", "pptm", "pptx")),
  PICTURES(
      "pictures",
      Set.of("image/"),
      Set.of("gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp")),
  RECORDINGS(
      "recordings",
      Set.of("audio/", "video/"),
      Set.of("3gp", "amr", "avi", "m4a", "mkv", "mov", "mp3", "mp4", "ogg", "opus", "wav")),
  ARCHIVES(
      "archives",
      Set.of("application/zip", "application/x-zip-compressed", "application/x-rar-compressed"),
      Set.of("7z", "bz2", "gz", "rar", "tar", "tgz", "xz", "zip")),
  LETTERS("letters", Set.of("message/rfc822"), Set.of("eml", "mbox", "msg", "pst")),
  OTHERS("others", Set.of(), Set.of());

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // copies that cannot be changed
  private final Set<String> types;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> extensions;

  /// @param word the name of the fact that counts them
  /// @param types whole media types, and beginnings that end in a slash
  FileKind(String word, Set<String> types, Set<String> extensions) {
    this.word = word;
    this.types = types;
    this.extensions = extensions;
  }

  String word() {
    return word;
  }

  /// By the name if it says anything: many programs call every file `application/octet-stream`.
  static FileKind of(Message.Part part) {
    String name = part.fileName().strip().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    for (FileKind kind : values()) {
      if (kind.extensions.contains(extension)) {
        return kind;
      }
    }
    String type = part.mediaType();
    for (FileKind kind : values()) {
      if (kind.types.contains(type)
          || kind.types.contains(type.substring(0, type.indexOf('/') + 1))) {
        return kind;
      }
    }
    return OTHERS;
  }
}
