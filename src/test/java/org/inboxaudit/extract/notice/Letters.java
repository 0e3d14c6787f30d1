package org.inboxaudit.extract.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.tagvalue.SignatureRecordTemplate;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.Raw;
import org.jspecify.annotations.Nullable;

/// Writes letters as providers do, in our own words, and signs them with a key of its own.
public final class Letters {
  static final Instant RECEIVED = Instant.parse("2024-05-05T08:00:00Z");
  static final String OWNER = "owner@example.org";
  static final String RECEIVER = "mx.example.org";

  private static final KeyPair KEYS = keys(2048);

  private Letters() {}

  static KeyPair keys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The pack with the public half of the key under a selector and a domain.
  static DkimKeys pack(String selector, String domain) {
    return DkimKeys.parse(packLine(selector, domain));
  }

  /// The same as a line of a file of keys.
  public static String packLine(String selector, String domain) {
    return packLine(selector, domain, KEYS);
  }

  static String packLine(String selector, String domain, KeyPair keys) {
    return selector
        + "._domainkey."
        + domain
        + "\tv=DKIM1; k=rsa; p="
        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n";
  }

  /// A letter of Google about a sign-in, signed under selector `test` of `accounts.google.com`.
  public static Raw.RawMessage signedByGoogle() {
    String body =
        "New sign-in on Linux\n" + OWNER + "\nhttps://myaccount.google.com/notifications\n";
    return raw(
        signed(
            plain("no-reply@accounts.google.com", "Security alert", body), "accounts.google.com"));
  }

  /// A plain letter with To the owner.
  static String plain(String from, String subject, String body) {
    return """
        From: %s
        To: owner@example.org
        Subject: %s
        Date: Sun, 5 May 2024 07:59:00 +0000
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        """
            .formatted(from, subject)
        + body;
  }

  static String html(String from, String subject, String body) {
    return plain(from, subject, body).replace("text/plain", "text/html");
  }

  /// The letter with a signature above it.
  static String signed(String letter, String domain) {
    return signed(letter, domain, "h=from:to:subject:date;");
  }

  static String signed(String letter, String domain, String tags) {
    return signed(letter, domain, tags, KEYS);
  }

  static String signed(String letter, String domain, String tags, KeyPair keys) {
    String crlf = letter.replace("\r\n", "\n").replace("\n", "\r\n");
    DKIMSigner signer =
        new DKIMSigner(
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=test; " + tags + " b=; bh=;",
            keys.getPrivate()) {
          // The signer of the library refuses what has expired by today's clock.
          @Override
          public SignatureRecord newSignatureRecordTemplate(String record) {
            return new SignatureRecordTemplate(record) {
              private boolean validating;

              @Override
              public void validate() {
                validating = true;
                super.validate();
                validating = false;
              }

              @Override
              protected @Nullable CharSequence getValue(String tag) {
                return validating && tag.equals("x") ? null : super.getValue(tag);
              }
            };
          }
        };
    try {
      return signer.sign(new ByteArrayInputStream(crlf.getBytes(UTF_8))) + "\r\n" + crlf;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Raw.RawMessage raw(String letter) {
    return raw(letter.getBytes(UTF_8));
  }

  static Raw.RawMessage raw(byte[] letter) {
    Message message =
        new Message(
            new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, "key-1"),
            new Message.Locator("INBOX", FolderRole.INBOX, 1, 1),
            "",
            Optional.empty(),
            RECEIVED,
            Optional.empty(),
            "",
            List.of(),
            List.of(),
            "",
            letter.length,
            Set.of(),
            OptionalLong.empty(),
            new TreeMap<>(),
            List.of());
    return new Raw.RawMessage(message, letter, List.of(RECEIVER), List.of(OWNER));
  }
}
