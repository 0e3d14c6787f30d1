package org.inboxaudit.rest;

import java.util.HashMap;
import java.util.Map;
import org.inboxaudit.journal.SampleServers;

/// As [RestProfile], with an operator who takes sign-ins in.
public class IntakeProfile extends RestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("inbox-audit.sign-ins.key", SampleServers.KEY);
    settings.put("inbox-audit.sign-ins.servers", SampleServers.SERVER);
    settings.put("inbox-audit.sign-ins.domain", "example.org");
    settings.put("inbox-audit.sign-ins.log-file", "40M");
    return settings;
  }
}
