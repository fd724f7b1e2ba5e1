package cn.pufa.publication;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.publication.Batch.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From the secrecy review to what the public reads, and out of it again. */
final class Releases {

  /** Of changes that end what is kept of the public pages. */
  static final String CHANGE = "publication";

  private record Review(boolean agree, String sha256, String note) {}

  private record Time(Instant publishAt) {}

  private record Withdrawal(List<Integer> items, String reason) {}

  private static final Duration FARTHEST = Duration.ofDays(366);

  private final Database database;
  private final Commands commands;
  private final Sources sources;
  private final Extracts extracts;
  private final BatchViews views;
  private final BusinessClock clock;
  private final String division;

  Releases(
      Database database,
      Commands commands,
      Sources sources,
      Extracts extracts,
      BatchViews views,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.sources = sources;
    this.extracts = extracts;
    this.views = views;
    this.clock = clock;
    this.division = division;
  }

  Answer review(Request request) {
    var review = request.body(Review.class);
    UUID person = request.caller().person();
    if (!review.agree() && review.note() == null) {
      throw Problem.invalid("/note", "退回时请写明原因");
    }
    return commands.run(
        request,
        tx -> {
          Batch batch = locked(tx, request);
          requireReviewable(batch, review, person);
          if (review.agree()) {
            BatchStore.move(tx, batch.id(), State.CLEARED, null);
            record(tx, batch, "agreed", person, review.note());
          } else {
            sendBack(tx, batch, person, review.note());
          }
          return changed(tx, batch, request, review.note());
        });
  }

  private static void requireReviewable(Batch batch, Review review, UUID person) {
    if (batch.state() != State.SECRECY_REVIEW) {
      throw Problem.conflict("这一批现在是“" + batch.state().label() + "”，不用审查。");
    }
    if (batch.isOf(person)) {
      throw Problem.conflict("自己做的批次不能自己审查。请由另一位保密审查员审查。");
    }
    if (!batch.sha256().equals(review.sha256())) {
      throw Problem.conflict("您看过的内容和现在的不一样。请刷新页面，看过新的内容再审查。");
    }
  }

  Answer publish(Request request) {
    Instant at = request.body(Time.class).publishAt();
    UUID person = request.caller().person();
    requireSoon(at);
    return commands.run(
        request,
        tx -> {
          Batch batch = locked(tx, request);
          if (batch.state() != State.CLEARED && batch.state() != State.SCHEDULED) {
            throw Problem.conflict("这一批现在是“" + batch.state().label() + "”。通过保密审查、还没有公示的才能公示。");
          }
          outdated(tx, batch)
              .ifPresent(
                  which -> {
                    throw Problem.conflict(which + "请作废这一批，再做一批新的。");
                  });
          if (at == null) {
            publish(tx, batch, person);
          } else {
            BatchStore.move(tx, batch.id(), State.SCHEDULED, at);
            record(tx, batch, "scheduled", person, null);
          }
          return changed(tx, batch, request, null);
        });
  }

  private void requireSoon(Instant at) {
    if (at == null) {
      return;
    }
    if (!at.isAfter(clock.now())) {
      throw Problem.invalid("/publishAt", "这个时间已经过了。要马上公示，请不填时间。");
    }
    if (at.isAfter(clock.now().plus(FARTHEST))) {
      throw Problem.invalid("/publishAt", "最多定到一年以内");
    }
  }

  /**
   * What was frozen and is not so any more, in words: a record that was revoked or changed since is
   * not made public as it was.
   */
  private Optional<String> outdated(Tx tx, Batch batch) {
    List<Item> items = ItemStore.ofBatch(tx, batch.id());
    var now = sources.of(tx, items.stream().map(Item::subject).toList());
    String numbers =
        items.stream()
            .filter(item -> item.isOutdated(now.get(item.subject())))
            .map(item -> String.valueOf(item.no()))
            .collect(Collectors.joining("、"));
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of("第" + numbers + "项的记录审查以后变了，或者已经撤销，不能公示。");
  }

  /**
   * @param person null where the set time has come
   */
  private void publish(Tx tx, Batch batch, UUID person) {
    Instant now = clock.now();
    BatchStore.publish(tx, batch.id(), now);
    record(tx, batch, "published", person, null);
    Changes.publish(tx, CHANGE, batch.id().toString());
    FeedStore.addItems(tx, now, "published", ids(ItemStore.ofBatch(tx, batch.id())));
  }

  /** Those whose time has come, in the order of their times, each once whoever else looks. */
  void publishDue() {
    database.read(tx -> BatchStore.due(tx, division, clock.now())).forEach(this::publishDue);
  }

  private void publishDue(UUID id) {
    database.run(
        tx -> {
          if (BatchStore.takeDue(tx, id, clock.now())) {
            Batch batch = BatchStore.byId(tx, division, id).orElseThrow();
            outdated(tx, batch)
                .ifPresentOrElse(
                    which -> sendBack(tx, batch, null, which), () -> publishAtItsTime(tx, batch));
          }
        });
  }

  private void publishAtItsTime(Tx tx, Batch batch) {
    publish(tx, batch, null);
    commands.append(tx, "system", "publishScheduledPublication", batch.subject(), null, "-");
  }

  /** A draft again, that reads as the records do now. */
  private void sendBack(Tx tx, Batch batch, UUID person, String why) {
    ItemStore.thaw(tx, batch.id());
    BatchStore.sendBack(tx, batch.id());
    record(tx, batch, "sent_back", person, why);
  }

  Answer withdraw(Request request) {
    var wish = request.body(Withdrawal.class);
    String reason = PublicWords.line("/reason", wish.reason());
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Batch batch = locked(tx, request);
          if (batch.state() != State.PUBLISHED) {
            throw Problem.conflict("这一批现在是“" + batch.state().label() + "”，没有可以撤下的。");
          }
          withdraw(tx, batch, chosen(tx, batch, wish.items()), reason, person);
          return changed(tx, batch, request, reason);
        });
  }

  /**
   * What does not stand any more is gone where the public reads it, in the act that ends it.
   * Whoever publishes it at that moment holds the batch: that is waited for, or sees what stands no
   * more.
   *
   * @param reason is read by the public
   */
  void withdraw(Tx tx, UUID organization, Subject subject, String reason, UUID person) {
    for (UUID id : ItemStore.batchesOf(tx, division, subject)) {
      Batch batch = BatchStore.lock(tx, division, id).orElseThrow();
      List<Item> items = standing(tx, batch, item -> item.subject().equals(subject));
      if (batch.state() == State.PUBLISHED && !items.isEmpty()) {
        withdraw(tx, batch, items, reason, person);
      }
    }
    extracts.tellAnew(tx, organization);
  }

  private List<Item> chosen(Tx tx, Batch batch, List<Integer> numbers) {
    List<Item> standing = standing(tx, batch, item -> true);
    if (numbers == null) {
      return standing;
    }
    List<Integer> known = standing.stream().map(Item::no).toList();
    for (int place = 0; place < numbers.size(); place++) {
      if (!known.contains(numbers.get(place))) {
        throw Problem.invalid("/items/" + place, "没有这一项，或者已经撤下");
      }
    }
    return standing.stream().filter(item -> numbers.contains(item.no())).toList();
  }

  private static List<Item> standing(Tx tx, Batch batch, Predicate<Item> which) {
    return ItemStore.ofBatch(tx, batch.id()).stream()
        .filter(item -> !item.isWithdrawn())
        .filter(which)
        .toList();
  }

  private void withdraw(Tx tx, Batch batch, List<Item> items, String reason, UUID person) {
    Instant now = clock.now();
    List<Integer> numbers = items.stream().map(Item::no).toList();
    ItemStore.withdraw(tx, batch.id(), numbers, now, reason);
    if (ItemStore.ofBatch(tx, batch.id()).stream().allMatch(Item::isWithdrawn)) {
      BatchStore.withdraw(tx, batch.id(), now, reason);
    }
    String which = "第" + numbers.toString().replaceAll("[\\[\\] ]", "").replace(",", "、") + "项：";
    record(tx, batch, "withdrawn", person, which + reason);
    Changes.publish(tx, CHANGE, batch.id().toString());
    ArticleStore.outdate(tx, batch.id(), now);
    extracts.takeOut(tx, batch, items);
    FeedStore.addItems(tx, now, "withdrawn", ids(items));
  }

  private static List<UUID> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }

  private Batch locked(Tx tx, Request request) {
    return BatchStore.lock(tx, division, request.id("batch")).orElseThrow(Problem::notFound);
  }

  private void record(Tx tx, Batch batch, String act, UUID person, String note) {
    BatchStore.record(tx, batch.id(), act, person, note, batch.sha256(), clock.now());
  }

  private Outcome changed(Tx tx, Batch batch, Request request, String reason) {
    return new Outcome(
        batch.subject(), reason, (Answer.Json) Answer.ok(views.whole(tx, batch.id(), request)));
  }
}
