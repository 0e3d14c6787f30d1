package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// `java -jar` and nothing else.
class FirstStartIT {

  @Test
  void saysWhereEverythingIs() throws Exception {
    try (ServiceProcess service = ServiceProcess.start(List.of())) {
      String output = service.output();
      assertTrue(output.contains(service.address() + "/"), output);
      assertTrue(output.contains("/q/openapi"), output);
      assertTrue(output.contains(service.data().toString()), output);
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
