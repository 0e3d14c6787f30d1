package org.inboxaudit.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.inboxaudit.testing.DovecotConfig;
import org.inboxaudit.testing.ServerProcess;

/// The configuration of a Dovecot 2.3 as most people run it, on ports and in a directory of its
/// own. Every user is let in with the same password.
record BenchServerConfig(Path directory, Path mail, int plainPort, int tlsPort) {

  /// A configuration with two ports that nobody uses.
  static BenchServerConfig in(Path directory, Path mail) throws IOException {
    return new BenchServerConfig(
        directory, mail, ServerProcess.freePort(), ServerProcess.freePort());
  }

  String text() throws IOException {
    String[] ids = DovecotConfig.ids(directory.resolve("home")).split(":", 2);
    return DovecotConfig.processes()
        + """
        base_dir = DIR/run
        state_dir = DIR/state
        instance_name = inbox-audit-bench
        log_path = DIR/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        ssl = yes
        ssl_cert = <DIR/certificate.pem
        ssl_key = <DIR/key.pem
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        first_valid_uid = 1
        first_valid_gid = 1
        default_vsz_limit = 2G
        mail_max_userip_connections = 1000
        mail_location = maildir:MAIL/%u:INDEX=DIR/index/%u:CONTROL=DIR/control/%u
        passdb {
          driver = static
          args = password=PASSWORD
        }
        userdb {
          driver = static
          args = uid=UID gid=GID home=DIR/home/%u
        }
        namespace inbox {
          inbox = yes
          mailbox Sent {
            special_use = \\Sent
          }
          mailbox Archive {
            special_use = \\Archive
          }
        }
        service imap-login {
          chroot =
          process_limit = 1000
          inet_listener imap {
            port = PLAINPORT
          }
          inet_listener imaps {
            port = TLSPORT
            ssl = yes
          }
        }
        service imap {
          process_limit = 1000
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        """
            .replace("PLAINPORT", Integer.toString(plainPort))
            .replace("TLSPORT", Integer.toString(tlsPort))
            .replace("PASSWORD", BenchServer.PASSWORD)
            .replace("uid=UID gid=GID", "uid=" + ids[0] + " gid=" + ids[1])
            .replace("MAIL/", mail + "/")
            .replace("DIR/", directory + "/");
  }
}
