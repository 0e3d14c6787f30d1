package org.inboxaudit.testing;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.testing.DovecotServer.Setup;

/// The configuration of a Dovecot 2.3 that needs nothing but its own directory.
///
/// Started by root, Dovecot insists on separate users for its processes; started by anybody else,
/// everything runs as that user and nothing can be locked into a changed root.
public record DovecotConfig(Path directory, int imapPort, int sievePort) {

  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/sbin/dovecot"),
          Path.of("/usr/local/sbin/dovecot"),
          Path.of("/usr/bin/dovecot"));

  /// A configuration with two ports that nobody uses.
  static DovecotConfig in(Path directory) throws IOException {
    return new DovecotConfig(directory, ServerProcess.freePort(), ServerProcess.freePort());
  }

  /// The program, where it is installed.
  public static Optional<Path> program() {
    return PROGRAMS.stream().filter(Files::isExecutable).findFirst();
  }

  /// Whether this process may change owners.
  static boolean asRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// Who owns the mail.
  static String mailUser() {
    return asRoot() ? "mail" : System.getProperty("user.name");
  }

  /// The numeric owner and group of a file of the mail user's.
  public static String ids(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid") + ":" + Files.getAttribute(file, "unix:gid");
  }

  /// Gives a file to the mail user.
  public static void give(Path file) throws IOException {
    if (asRoot()) {
      UserPrincipalLookupService names = FileSystems.getDefault().getUserPrincipalLookupService();
      PosixFileAttributeView view =
          Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      view.setOwner(names.lookupPrincipalByName(mailUser()));
      view.setGroup(names.lookupPrincipalByGroupName(mailUser()));
    }
  }

  public static String processes() throws IOException {
    if (asRoot()) {
      return """
      default_internal_user = %1$s
      default_internal_group = %2$s
      default_login_user = %3$s
      """
          .formatted(existing("dovecot", "daemon"), "daemon", existing("dovenull", "nobody"));
    }
    String group =
        Files.readAttributes(Path.of("/proc/self"), PosixFileAttributes.class).group().getName();
    return """
    default_internal_user = %1$s
    default_internal_group = %2$s
    default_login_user = %1$s
    """
        .formatted(mailUser(), group);
  }

  private static String existing(String user, String otherwise) throws IOException {
    try {
      FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
      return user;
    } catch (UserPrincipalNotFoundException e) {
      return otherwise;
    }
  }

  private static String mailLocation(Setup setup) {
    return setup == Setup.USUAL || setup == Setup.SETTINGS
        ? "maildir:~/Maildir"
        : "maildir:~/Maildir:INDEX=MEMORY:CONTROL=DIR/control/%u";
  }

  private String rights(Setup setup) throws IOException {
    if (setup == Setup.SETTINGS) {
      return """
      mail_plugins = acl
      mail_attribute_dict = file:%h/attributes
      plugin {
        acl = vfile
        acl_anyone = allow
        sieve_plugins = sieve_imapsieve
        imapsieve_url = sieve://localhost:PORT
      }
      protocol imap {
        mail_plugins = acl imap_acl imap_sieve
        imap_metadata = yes
      }
      """
          .replace("PORT", Integer.toString(sievePort));
    }
    if (setup != Setup.APART_LOOK_AND_READ) {
      return "";
    }
    Path rights = Files.writeString(directory.resolve("rights"), "* owner lr\n");
    return """
    mail_plugins = acl
    plugin {
      acl = vfile:%s
    }
    """
        .formatted(rights);
  }

  String text(Setup setup) throws IOException {
    return processes()
        + rights(setup)
        + """
        base_dir = DIR/run
        state_dir = DIR/state
        instance_name = inbox-audit-test
        log_path = DIR/dovecot.log
        protocols = imap sieve
        listen = 127.0.0.1
        ssl = required
        ssl_cert = <DIR/certificate.pem
        ssl_key = <DIR/key.pem
        auth_mechanisms = plain login
        auth_failure_delay = 0
        first_valid_uid = 1
        first_valid_gid = 1
        mail_max_userip_connections = 1000
        mail_location = MAIL_LOCATION
        mail_fsync = never
        passdb {
          driver = passwd-file
          args = scheme=PLAIN username_format=%u DIR/users/%u
        }
        userdb {
          driver = passwd-file
          args = username_format=%u DIR/users/%u
        }
        namespace inbox {
          inbox = yes
          mailbox Sent {
            special_use = \\Sent
          }
          mailbox Trash {
            special_use = \\Trash
          }
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = 0
          }
          inet_listener imaps {
            port = IMAP
            ssl = yes
          }
        }
        service managesieve-login {
          chroot =
          inet_listener sieve {
            port = SIEVE
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        protocol imap {
          rawlog_dir = DIR/wire/%u/imap
        }
        protocol sieve {
          rawlog_dir = DIR/wire/%u/sieve
        }
        plugin {
          sieve = file:~/sieve;active=~/.dovecot.sieve
        }
        !include_try DIR/more.conf
        """
            .replace("MAIL_LOCATION", mailLocation(setup))
            .replace("DIR", directory.toString())
            .replace("port = IMAP", "port = " + imapPort)
            .replace("port = SIEVE", "port = " + sievePort);
  }
}
