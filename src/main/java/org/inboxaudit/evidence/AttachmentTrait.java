package org.inboxaudit.evidence;

/// What the bytes or the name of a file show. Facts, not verdicts: a check decides what they mean.
public enum AttachmentTrait {
  /// Runs when opened, by the file's own type: program, script, shortcut, HTML application.
  PROGRAM,
  /// A Windows shortcut (Shell Link, MS-SHLLINK).
  SHORTCUT,
  /// A script for an interpreter that is on the machine: JScript, VBScript, PowerShell, batch.
  SCRIPT,
  /// A document that embeds an OLE object known to run code without a question (Equation Editor,
  /// OLE2Link, MSCOMCTL).
  EXPLOIT_OBJECT,
  /// Holds a VBA project.
  MACRO,
  /// The macro runs by itself when the document is opened or closed.
  MACRO_RUNS_BY_ITSELF,
  /// The macro writes files or downloads.
  MACRO_WRITES,
  /// The macro starts programs or calls the system.
  MACRO_EXECUTES,
  /// Holds an Excel 4.0 macro sheet.
  MACRO_SHEET,
  /// A field that starts another program to fetch its value (Dynamic Data Exchange).
  DDE,
  /// An ActiveX control.
  ACTIVEX,
  /// Fetches its template or an object from elsewhere when opened.
  EXTERNAL_CONTENT,
  /// Takes something from another file that it names: a workbook beside it, a template on the
  /// writer's own disk.
  LINKED_FILE,
  /// A spreadsheet in an exchange format (SYLK) that Excel opens without its guards, whatever
  /// formulas it holds.
  UNGUARDED_TYPE,
  /// A small file whose whole meaning is to open something elsewhere: a web address, a remote
  /// desktop, a remote library.
  POINTER,
  /// A slide show that starts by itself and fetches something.
  AUTOPLAY,
  /// A script that the viewer of the document runs: in PDF, HTML, SVG.
  DOCUMENT_SCRIPT,
  /// An action of a document that starts a program, opens another file or sends something away.
  DOCUMENT_ACTION,
  /// Builds a file out of its own text and hands it to whoever opens it (HTML smuggling).
  SMUGGLED_FILE,
  /// A form that asks for a password.
  PASSWORD_FORM,
  /// A document that holds little more than one link.
  SINGLE_LINK,
  /// Another file lies inside a document.
  EMBEDDED_FILE,
  /// An object of another program lies inside a document (OLE).
  EMBEDDED_OBJECT,
  /// The name has a second, harmless-looking extension before the real one.
  DOUBLE_EXTENSION,
  /// The name contains characters that turn the direction of writing, so that it reads differently.
  BIDI_CONTROL,
  /// The name pads with spaces to push the real extension out of sight.
  PADDED_NAME,
  /// The bytes are of another type than the name says, in a way that hides a program.
  TYPE_MISMATCH,
  /// The name holds characters that nobody sees.
  INVISIBLE_CHARACTER,
  /// Only one of two readings of the message's structure shows it, or shows it under this name (RFC
  /// 2045).
  HIDDEN_BY_MIME,
  /// An archive, a disk image, or another file that holds files.
  CONTAINER,
  /// A disk image, whose files lose the mark that they came from the internet.
  DISK_IMAGE,
  /// Locked with a password, so that nobody on the way could look inside.
  ENCRYPTED,
  /// Not built as its type demands, so that programs read it differently or not at all.
  MALFORMED
}
