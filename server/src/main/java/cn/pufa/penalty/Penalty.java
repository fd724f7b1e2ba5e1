package cn.pufa.penalty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A case: what its steps add up to. Everything after the last proposal belongs to that one: a new
 * notice begins the windows, the review and the discussion anew.
 *
 * @param number 案号
 * @param told of the last proposal; {@link Told#NOTHING} before the first
 */
record Penalty(
    UUID id,
    String number,
    UUID organization,
    String organizationName,
    LocalDate filedOn,
    List<Entry> entries,
    Told told) {

  Penalty with(Told now) {
    return new Penalty(id, number, organization, organizationName, filedOn, entries, now);
  }

  enum Stage {
    FILED,
    INVESTIGATED,
    PROPOSED,
    NOTIFIED,
    REVIEWED,
    DECIDED,
    SERVED,
    CLOSED,
    DISMISSED,
    REVOKED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Stage stage() {
    if (dismissed().isPresent()) {
      return Stage.DISMISSED;
    }
    if (revoked().isPresent()) {
      return Stage.REVOKED;
    }
    if (decided().isPresent()) {
      return afterDecision();
    }
    if (proposed().isEmpty()) {
      return has(Step.Investigated.class) ? Stage.INVESTIGATED : Stage.FILED;
    }
    if (told.review() != null && told.review().passed()) {
      return Stage.REVIEWED;
    }
    return told.servedOn() == null ? Stage.PROPOSED : Stage.NOTIFIED;
  }

  private Stage afterDecision() {
    if (served(Step.Paper.DECISION).isEmpty()) {
      return Stage.DECIDED;
    }
    return owesFen() > 0 ? Stage.SERVED : Stage.CLOSED;
  }

  boolean isOpen() {
    return decided().isEmpty() && dismissed().isEmpty();
  }

  Step.Filed filed() {
    return last(Step.Filed.class).orElseThrow();
  }

  Optional<Step.Proposed> proposed() {
    return last(Step.Proposed.class);
  }

  Optional<Step.Decided> decided() {
    return last(Step.Decided.class);
  }

  Optional<Step.Dismissed> dismissed() {
    return last(Step.Dismissed.class);
  }

  Optional<Step.Revoked> revoked() {
    return last(Step.Revoked.class);
  }

  /** Null while it is not. */
  Instant decidedAt() {
    return lastEntry(Step.Decided.class).map(Entry::at).orElse(null);
  }

  Optional<LocalDate> endedOn() {
    return lastEntry(Step.Decided.class).or(() -> lastEntry(Step.Dismissed.class)).map(Entry::day);
  }

  /**
   * Of the last proposal, and of a hearing as it was called last: the notice of an earlier call
   * told another day. A decision and a dismissal come once.
   */
  Optional<Step.Served> served(Step.Paper paper) {
    int call = paper == Step.Paper.HEARING ? place(Step.HearingCalled.class) : 0;
    int after = Math.max(place(Step.Proposed.class), call);
    SortedMap<Integer, Step.Served> standing = new TreeMap<>();
    entries.forEach(entry -> serve(standing, entry, paper));
    return standing.tailMap(after + 1).values().stream().findFirst();
  }

  /**
   * What was right stands in the place of what was wrong: of two of one day the later, so that
   * nothing counts as served that may not have been.
   */
  private static void serve(
      SortedMap<Integer, Step.Served> standing, Entry entry, Step.Paper paper) {
    if (entry.step() instanceof Step.Served one && one.paper() == paper) {
      standing.put(entry.number(), one);
    }
    if (entry.step() instanceof Step.ServiceCorrected one && one.paper() == paper) {
      standing.entrySet().stream()
          .filter(any -> any.getValue().on().equals(one.wrong()))
          .map(Map.Entry::getKey)
          .max(Comparator.naturalOrder())
          .ifPresent(place -> replace(standing, place, one.now()));
    }
  }

  private static void replace(
      SortedMap<Integer, Step.Served> standing, int place, Step.Served now) {
    if (now == null) {
      standing.remove(place);
    } else {
      standing.put(place, now);
    }
  }

  /** Since when nothing proves that the decision reached its party; empty where something does. */
  Optional<LocalDate> unservedSince() {
    if (decided().isEmpty() || served(Step.Paper.DECISION).isPresent()) {
      return Optional.empty();
    }
    return entries.stream()
        .filter(entry -> voidsService(entry.step()))
        .map(Entry::day)
        .reduce((first, second) -> second)
        .or(this::endedOn);
  }

  /** From the last day that the party could read as that of its service; corrected or not. */
  Optional<LocalDate> payableFrom() {
    return served(Step.Paper.DECISION)
        .map(
            one ->
                Stream.concat(
                        Stream.of(one.on()),
                        steps(Step.ServiceCorrected.class)
                            .filter(any -> any.paper() == Step.Paper.DECISION && any.now() != null)
                            .map(Step.ServiceCorrected::wrong))
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
  }

  /** Whether the party has ever spoken: a heavier penalty is barred from then on. */
  boolean hasSpoken() {
    return told.spoken()
        || proposed().filter(Step.Proposed::spoken).isPresent()
        || steps(Step.HearingHeld.class).anyMatch(Step.HearingHeld::attended);
  }

  Optional<Step.HearingCalled> hearingCalled() {
    return sinceProposal(Step.HearingCalled.class).reduce((first, second) -> second);
  }

  Optional<Step.HearingHeld> hearingHeld() {
    return sinceProposal(Step.HearingHeld.class).findFirst();
  }

  /**
   * The last discussion, where nothing was found, heard or proposed after it, its windows were over
   * and what the party said was answered.
   */
  Optional<Step.Discussed> discussed() {
    int changed =
        Stream.of(Step.Proposed.class, Step.Investigated.class, Step.HearingHeld.class)
            .mapToInt(this::place)
            .max()
            .orElse(0);
    return lastEntry(Step.Discussed.class)
        .filter(entry -> entry.number() > changed && told.isOver(entry.day()))
        .map(entry -> (Step.Discussed) entry.step());
  }

  /** On which the paper was written; null while it is not. */
  LocalDate madeOn(Step.Paper paper) {
    return switch (paper) {
      case HEARING -> dayOf(Step.HearingCalled.class);
      case DECISION -> dayOf(Step.Decided.class);
      case DISMISSAL -> dayOf(Step.Dismissed.class);
    };
  }

  /** On which the last step of this kind was entered; null for none. */
  LocalDate dayOf(Class<? extends Step> type) {
    return lastEntry(type).map(Entry::day).orElse(null);
  }

  long moneyFen() {
    return decided().stream()
        .flatMap(one -> one.measures().stream())
        .filter(one -> one.kind().isMoney())
        .mapToLong(Measure::amountFen)
        .sum();
  }

  /** A decision that does not stand claims nothing. */
  long owesFen() {
    if (revoked().isPresent()) {
      return 0;
    }
    return moneyFen() - steps(Step.Paid.class).mapToLong(Step.Paid::amountFen).sum();
  }

  /** Until it does not stand any more, or was found never to have been served. */
  boolean isPublic() {
    boolean isPublic = false;
    for (Entry entry : entries) {
      isPublic = entry.step() instanceof Step.Published || isPublic && !endsPublicity(entry.step());
    }
    return isPublic;
  }

  private static boolean endsPublicity(Step step) {
    return step instanceof Step.Revoked || voidsService(step);
  }

  /** The decision never was served. */
  private static boolean voidsService(Step step) {
    return step instanceof Step.ServiceCorrected one
        && one.paper() == Step.Paper.DECISION
        && one.now() == null;
  }

  /** Who filed, investigated or proposed: none of them may review or decide it. */
  Set<UUID> authors() {
    Set<UUID> authors = new LinkedHashSet<>();
    entries.stream()
        .filter(entry -> isAuthors(entry.step()))
        .forEach(entry -> authors.add(entry.by()));
    return authors;
  }

  private static boolean isAuthors(Step step) {
    return step instanceof Step.Filed
        || step instanceof Step.Investigated
        || step instanceof Step.Proposed;
  }

  Set<String> investigators() {
    Set<String> names = new LinkedHashSet<>();
    steps(Step.Investigated.class).forEach(one -> names.addAll(one.officers()));
    return names;
  }

  boolean has(Class<? extends Step> type) {
    return place(type) > 0;
  }

  /** Number of the last step of this kind; 0 for none. */
  private int place(Class<? extends Step> type) {
    return lastEntry(type).map(Entry::number).orElse(0);
  }

  private Optional<Entry> lastEntry(Class<? extends Step> type) {
    return entries.stream()
        .filter(entry -> type.isInstance(entry.step()))
        .reduce((first, second) -> second);
  }

  private <T extends Step> Optional<T> last(Class<T> type) {
    return steps(type).reduce((first, second) -> second);
  }

  <T extends Step> Stream<T> steps(Class<T> type) {
    return entries.stream().map(Entry::step).filter(type::isInstance).map(type::cast);
  }

  private <T extends Step> Stream<T> sinceProposal(Class<T> type) {
    int start = place(Step.Proposed.class);
    return entries.stream()
        .filter(entry -> entry.number() > start)
        .map(Entry::step)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
