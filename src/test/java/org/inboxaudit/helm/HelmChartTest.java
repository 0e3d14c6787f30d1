package org.inboxaudit.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelmChartTest {
  private static final Path CHART = Path.of("helm/inbox-audit");

  @Test
  void isLintClean() {
    LintResult result = new Helm(CHART).lint().strict().call();
    assertFalse(result.isFailed(), () -> String.join("\n", result.getMessages()));
  }

  @Test
  void runsAsARestrictedPod() {
    String rendered = render();
    assertTrue(rendered.contains("runAsNonRoot: true"), rendered);
    assertTrue(rendered.contains("readOnlyRootFilesystem: true"), rendered);
    assertTrue(rendered.contains("allowPrivilegeEscalation: false"), rendered);
    assertTrue(rendered.contains("type: RuntimeDefault"), rendered);
    assertTrue(rendered.contains("drop: [ALL]"), rendered);
    assertTrue(rendered.contains("automountServiceAccountToken: false"), rendered);
  }

  @Test
  void runsOneReplicaOnAVolume() {
    String rendered = render();
    assertTrue(rendered.contains("replicas: 1"), rendered);
    assertTrue(rendered.contains("volumeClaimTemplates:"), rendered);
  }

  @Test
  void keepsThePodFromPrivateAddresses() {
    String rendered = render();
    assertTrue(rendered.contains("- 169.254.0.0/16"), rendered);
    assertTrue(rendered.contains("- 10.0.0.0/8"), rendered);
  }

  @Test
  void handsThePrivateServersOfTheOperatorOn() {
    String rendered =
        new Helm(CHART)
            .template()
            .withName("test")
            .set("privateServers[0].host", "mail.example.org")
            .set("privateServers[0].port", 993)
            .set("privateServers[0].expires", "2026-12-31")
            .call();
    assertTrue(rendered.contains("INBOX_AUDIT_NETWORK_PRIVATE_SERVERS_0__HOST"), rendered);
    assertTrue(rendered.contains("INBOX_AUDIT_NETWORK_PRIVATE_SERVERS_0__EXPIRES"), rendered);
  }

  @Test
  void refusesAMisspeltValue() {
    assertThrows(
        IllegalStateException.class,
        () -> new Helm(CHART).template().withName("test").set("replicaCount", 3).call());
  }

  @Test
  void carriesTheVersionOfTheProduct() throws IOException {
    String version =
        Files.readString(Path.of("pom.xml"))
            .lines()
            .filter(line -> line.strip().startsWith("<version>"))
            .findFirst()
            .orElseThrow()
            .strip()
            .replace("<version>", "")
            .replace("-SNAPSHOT", "")
            .replace("</version>", "");
    String appVersion =
        Files.readAllLines(CHART.resolve("Chart.yaml")).stream()
            .filter(line -> line.startsWith("appVersion:"))
            .findFirst()
            .orElseThrow();
    assertEquals("appVersion: \"" + version + "\"", appVersion);
  }

  private static String render() {
    return new Helm(CHART).template().withName("test").call();
  }
}
