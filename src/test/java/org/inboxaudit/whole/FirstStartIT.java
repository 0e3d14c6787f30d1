package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.ServiceProcess;
import org.junit.jupiter.api.Test;

/// `java -jar` and nothing else.
class FirstStartIT {

  @Test
  void saysWhereEverythingIs() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(List.of())) {
      String output = service.output();
      assertTrue(output.contains(":" + service.address().getPort() + "/"), output);
      assertTrue(output.contains("/q/openapi"), output);
      assertTrue(output.contains(service.data().toString()), output);
    }
  }

  @Test
  void keepsItsFilesToItself() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(List.of())) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(service.data())));
    }
  }

  @Test
  void servesThePageAndTheDescription() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(List.of())) {
      ApiClient api = ApiClient.at(service.address());
      assertEquals(200, api.get("/", "text/html").status());
      assertEquals(200, api.get("/report", "text/html").status());
      assertTrue(api.get("/q/openapi", "application/yaml").text().contains("openapi: 3.1"));
    }
  }
}
