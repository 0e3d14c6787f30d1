package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// What is with the extractor. Texts are handed over together: to read one takes less than to ask
/// for it.
///
/// Used by one thread alone.
final class Extractions implements AutoCloseable {
  /// How many texts go together, and how many octets of them. So many are read in the time in which
  /// as many more come in.
  private static final int TOGETHER = 32;

  private static final long OCTETS = 256 << 10;

  private static final ExtractLimits LIMITS = ExtractLimits.DEFAULT;

  private final Extractor extractor;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Bundle open = new Bundle();

  Extractions(Extractor extractor) {
    this.extractor = extractor;
  }

  /// Hands over what came: texts with those that came before or will come next, all else at once.
  Pending begin(Raw raw) {
    Bundle bundle = raw instanceof Raw.RawTexts ? open : new Bundle();
    Pending pending = bundle.add(raw);
    if (bundle != open || bundle.isFull()) {
      var _ = bundle.begin();
    }
    return pending;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /// Facts that will come.
  ///
  /// @param at which of those that go together
  record Pending(Bundle bundle, int at) {
    Extracted await() throws InterruptedException {
      return bundle.await().get(at);
    }
  }

  /// Those that go together.
  final class Bundle {
    private final List<Raw> raws = new ArrayList<>();
    private long octets;
    private Optional<Future<List<Extracted>>> facts = Optional.empty();

    private Pending add(Raw raw) {
      raws.add(raw);
      octets += raw.bytes().length;
      return new Pending(this, raws.size() - 1);
    }

    private boolean isFull() {
      return raws.size() >= TOGETHER || octets >= OCTETS;
    }

    private Future<List<Extracted>> begin() {
      if (facts.isEmpty()) {
        List<Raw> these = List.copyOf(raws);
        raws.clear(); // their octets are not needed for longer than it takes to read them
        facts = Optional.of(threads.submit(() -> extractor.extractAll(these, LIMITS)));
        open = this == open ? new Bundle() : open;
      }
      return facts.get();
    }

    private List<Extracted> await() throws InterruptedException {
      try {
        return begin().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
