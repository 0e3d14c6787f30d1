package org.inboxaudit.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Does what the test tells it, run by run, and notes what became of it.
public final class ScriptedHandler implements JobHandler {
  private final String kind;
  private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  public ScriptedHandler(String kind) {
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind;
  }

  /// What the next run without a step of its own does. Without one it does nothing.
  public ScriptedHandler then(Step step) {
    steps.add(step);
    return this;
  }

  @Override
  public void run(String key) throws InterruptedException, RetryLater {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    notes.add("run " + key);
    try {
      Step step = steps.poll();
      if (step != null) {
        step.run();
      }
      notes.add("done " + key);
    } catch (InterruptedException e) {
      notes.add("interrupted " + key);
      throw e;
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public void gaveUp(String key) {
    notes.add("gave up " + key);
  }

  /// What happened so far, in order.
  public List<String> notes() {
    return new ArrayList<>(notes);
  }

  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  /// What a run does.
  public interface Step {
    void run() throws InterruptedException, RetryLater;
  }
}
