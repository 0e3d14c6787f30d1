package org.inboxaudit.audit.indicator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inboxaudit.check.IndicatorSet;
import org.inboxaudit.check.Indicators;

/// All indicators in an open hash table of three numbers each: the first half of a SHA-256 over
/// kind and value, and where it comes from. So a million of them take 48 MB, a question costs one
/// hash, and no list of values lies in memory.
final class IndicatorTable implements Indicators {
  /// Of each entry.
  private static final int NUMBERS = 3;

  private static final int MOST = 1_000_000;
  private static final int MOST_SETS = 500;
  private static final int MOST_CAMPAIGNS = 50_000;

  /// An entry: 1 bit that it is there, 1 whether shared, 10 the set, 20 the campaign, 32 the day.
  private static final long THERE = 1L << 63;

  private static final long SHARED = 1L << 62;
  private static final int SET = 52;
  private static final int CAMPAIGN = 32;
  private static final int NO_DAY = Integer.MIN_VALUE;

  private final long[] slots;
  private final List<IndicatorSet> sets;
  private final List<String> campaigns;

  private IndicatorTable(long[] slots, List<IndicatorSet> sets, List<String> campaigns) {
    this.slots = slots;
    this.sets = List.copyOf(sets);
    this.campaigns = List.copyOf(campaigns);
  }

  @Override
  public Optional<Hit> find(Kind kind, String key) {
    long[] hash = hash(kind, key);
    int slot = slot(slots, hash[0], hash[1]);
    long entry = slots[slot + 2];
    if (entry == 0) {
      return Optional.empty();
    }
    int day = (int) entry;
    return Optional.of(
        new Hit(
            kind,
            key,
            sets.get(setOf(entry)),
            campaigns.get((int) (entry >>> CAMPAIGN) & 0xfffff),
            day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)),
            (entry & SHARED) != 0));
  }

  /// How much memory the table takes.
  long octets() {
    return (long) slots.length * Long.BYTES;
  }

  private static int setOf(long entry) {
    return (int) (entry >>> SET) & 0x3ff;
  }

  @Override
  public Optional<IndicatorSet> set(String id) {
    return sets.stream().filter(set -> set.id().equals(id)).findFirst();
  }

  @Override
  public String version() {
    return sets.stream().map(IndicatorSet::version).collect(Collectors.joining(", "));
  }

  private static long[] hash(Kind kind, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((kind + " ").getBytes(StandardCharsets.UTF_8));
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
      return new long[] {hash.getLong(), hash.getLong()};
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where a hash is, or where it would be put.
  private static int slot(long[] slots, long first, long second) {
    int mask = slots.length / NUMBERS - 1;
    for (int at = (int) first & mask; ; at = (at + 1) & mask) {
      int slot = at * NUMBERS;
      if (slots[slot + 2] == 0 || (slots[slot] == first && slots[slot + 1] == second)) {
        return slot;
      }
    }
  }

  /// Gathers indicators, set by set.
  static final class Builder {
    private long[] gathered = new long[NUMBERS * 1024];
    private int size;
    private final List<IndicatorSet> sets = new ArrayList<>();
    private final Map<String, Integer> campaigns = new HashMap<>(Map.of("", 0));
    private final List<String> campaignNames = new ArrayList<>(List.of(""));

    void begin() {
      if (sets.size() == MOST_SETS) {
        throw new SetReader.TooManyException(MOST_SETS + " sets");
      }
    }

    void end(IndicatorSet set) {
      sets.add(set);
    }

    /// Adds one to the set that was begun.
    void add(Kind kind, String key, boolean shared, Optional<LocalDate> listed, String campaign) {
      if (size == MOST) {
        throw new SetReader.TooManyException(MOST + " in all sets together");
      }
      if (gathered.length < NUMBERS * (size + 1)) {
        gathered = Arrays.copyOf(gathered, 2 * gathered.length);
      }
      long[] hash = hash(kind, key);
      gathered[NUMBERS * size] = hash[0];
      gathered[NUMBERS * size + 1] = hash[1];
      gathered[NUMBERS * size + 2] =
          THERE
              | (shared ? SHARED : 0)
              | (long) sets.size() << SET
              | (long) number(campaign) << CAMPAIGN
              | (listed.map(day -> (int) day.toEpochDay()).orElse(NO_DAY) & 0xffffffffL);
      size++;
    }

    private int number(String campaign) {
      Integer known = campaigns.get(campaign);
      if (known != null) {
        return known;
      }
      if (campaignNames.size() == MOST_CAMPAIGNS) {
        return 0;
      }
      campaignNames.add(campaign);
      campaigns.put(campaign, campaignNames.size() - 1);
      return campaignNames.size() - 1;
    }

    IndicatorTable build() {
      int places = Integer.highestOneBit(Math.max(8, size)) * 2;
      long[] slots = new long[NUMBERS * (places < size * 3 / 2 ? 2 * places : places)];
      for (int i = 0; i < size; i++) {
        int slot = slot(slots, gathered[NUMBERS * i], gathered[NUMBERS * i + 1]);
        long entry = gathered[NUMBERS * i + 2];
        if (slots[slot + 2] == 0 || isBetter(entry, slots[slot + 2])) {
          slots[slot] = gathered[NUMBERS * i];
          slots[slot + 1] = gathered[NUMBERS * i + 1];
          slots[slot + 2] = entry;
        }
      }
      return new IndicatorTable(slots, sets, campaignNames);
    }

    /// Of two sets with the same indicator, one that may be named says it, then the one that saw it
    /// last.
    private boolean isBetter(long entry, long other) {
      boolean named = sets.get(setOf(entry)).tlp().mayBeNamed();
      boolean otherNamed = sets.get(setOf(other)).tlp().mayBeNamed();
      return named == otherNamed ? (int) entry > (int) other : named;
    }
  }
}
