package org.inboxaudit.bench;

/// What one measurement took, in seconds.
///
/// @param wall by the clock
/// @param server processor time of the mail server
/// @param client processor time of whoever read
record Taken(double wall, double server, double client) {
  /// Processor time of both.
  double processors() {
    return server + client;
  }

  static Taken by(BenchServer server, Work work) throws Exception {
    server.awaitIdle();
    // what the one before has thrown away is not cleared up at the cost of this one
    System.gc();
    double serverBefore = Processors.tree(server.process());
    double clientBefore = Processors.here(server.process());
    long begun = System.nanoTime();
    work.run();
    double wall = (System.nanoTime() - begun) / 1e9;
    double client = Processors.here(server.process()) - clientBefore;
    server.awaitIdle();
    return new Taken(wall, Processors.tree(server.process()) - serverBefore, client);
  }

  /// What is measured.
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
