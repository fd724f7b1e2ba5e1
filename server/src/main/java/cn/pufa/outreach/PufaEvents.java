package cn.pufa.outreach;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.Tokens;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Recording 普法 events, and what the yearly figures count of them. */
public final class PufaEvents {

  private static final int MOST_PHOTOS = 9;

  private record PufaEventPhoto(UUID photo) {}

  private record Voiding(String reason) {}

  private final Commands commands;
  private final Files files;
  private final Divisions divisions;
  private final BusinessClock clock;
  private final List<BiConsumer<Tx, UUID>> beforeVoid = new CopyOnWriteArrayList<>();

  public PufaEvents(Commands commands, Files files, Divisions divisions, BusinessClock clock) {
    this.commands = commands;
    this.files = files;
    this.divisions = divisions;
    this.clock = clock;
  }

  /** Once for each who may object that an event be void, while the server is put together. */
  public void beforeVoid(BiConsumer<Tx, UUID> guard) {
    beforeVoid.add(guard);
  }

  Answer create(Request request) {
    var draft = request.body(PufaEventDraft.class);
    Sending sending = sending(request);
    return commands.run(
        request,
        tx ->
            OutreachStore.bySending(tx, sending)
                .map(before -> sameAgain(before, sending))
                .orElseGet(() -> record(tx, request, draft, sending)));
  }

  /** {@link Sending#UNKNOWN} where the caller gave no key. */
  private static Sending sending(Request request) {
    String words = Tokens.hash(request.body().toString());
    return request
        .idempotencyKey()
        .map(key -> new Sending(Tokens.hash(request.caller().account() + " " + key), words))
        .orElse(Sending.UNKNOWN);
  }

  /**
   * Sent again when the answer to the first sending is forgotten; other words are no such event.
   */
  private static Outcome sameAgain(OutreachStore.Sent before, Sending sending) {
    if (!before.sending().equals(sending)) {
      throw Problem.of(ProblemType.KEY_REUSED);
    }
    PufaEvent event = before.event();
    String record = PufaEvent.record(event.id());
    return new Outcome(record, "再次收到，还是原来那一条", (Answer.Json) Answer.created(event));
  }

  private Outcome record(Tx tx, Request request, PufaEventDraft draft, Sending sending) {
    draft.requireSound(clock.today());
    String division = division(draft.division(), request.reach());
    requireVillages(draft, request.reach());
    requirePlanned(tx, draft.planItem(), draft.heldOn());
    PufaEvent event = OutreachStore.insert(tx, draft, division, clock.now(), sending);
    attachPhotos(tx, event, request.caller().person());
    return Outcome.of(PufaEvent.record(event.id()), Answer.created(event));
  }

  /**
   * @param named null means the recorder's own
   */
  public String division(String named, Reach reach) {
    if (named == null) {
      return reach.all() ? divisions.county().code() : reach.divisions().getFirst();
    }
    if (!isOwn(named, reach)) {
      throw Problem.invalid("/division", "没有这个镇街或村居，或者不归您登记。");
    }
    return named;
  }

  private boolean isOwn(String division, Reach reach) {
    boolean within = reach.all() || reach.divisions().stream().anyMatch(division::startsWith);
    return within && divisions.contains(division);
  }

  private void requireVillages(PufaEventDraft draft, Reach reach) {
    List<Problem.Field> faults =
        IntStream.range(0, draft.villages().size())
            .filter(place -> !isOwn(draft.villages().get(place), reach))
            .mapToObj(place -> new Problem.Field("/villages/" + place, "没有这个村居，或者不归您登记。"))
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /**
   * An item is filled by events of its own year, as long as it stands in the plan.
   *
   * @param planItem null where none is meant
   */
  public void requirePlanned(Tx tx, UUID planItem, LocalDate heldOn) {
    if (planItem == null) {
      return;
    }
    PlanItem item =
        standing(tx, planItem).orElseThrow(() -> Problem.invalid("/planItem", "清单里没有这一项，或者已经撤下。"));
    if (item.year() != heldOn.getYear()) {
      throw Problem.invalid("/planItem", "这一项是别的年度的。请选活动举办那一年的。");
    }
  }

  private Optional<PlanItem> standing(Tx tx, UUID planItem) {
    PlanStore.lock(tx, planItem);
    return PlanStore.byId(tx, clock.today(), planItem);
  }

  /**
   * Whether an item that was planned for still takes an event of that day: it may have been
   * withdrawn since, or the event put off into another year.
   */
  public boolean fills(Tx tx, UUID planItem, LocalDate heldOn) {
    return standing(tx, planItem).filter(item -> item.year() == heldOn.getYear()).isPresent();
  }

  /**
   * An event that was held together with others, in the transaction that files it.
   *
   * @return its id
   */
  public UUID add(Tx tx, PufaEventDraft draft, String division) {
    draft.requireSound(clock.today());
    requireVillages(draft, Reach.ALL);
    requirePlanned(tx, draft.planItem(), draft.heldOn());
    return OutreachStore.insert(tx, draft, division, clock.now(), Sending.UNKNOWN).id();
  }

  private void attachPhotos(Tx tx, PufaEvent event, UUID person) {
    String record = PufaEvent.record(event.id());
    for (int place = 0; place < event.photos().size(); place++) {
      UUID photo = event.photos().get(place);
      if (files.attach(tx, photo, person, FilePurpose.EVENT_PHOTO, record).isEmpty()) {
        throw Problem.invalid("/photos/" + place, "没有这张照片，或者已经用过了。请重新上传。");
      }
    }
  }

  /** A photo that comes after its event, from a device that first sends the words. */
  Answer addPhoto(Request request) {
    UUID photo = request.body(PufaEventPhoto.class).photo();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          PufaEvent event = lock(tx, request);
          PufaEvent whole =
              event.photos().contains(photo) ? event : withPhoto(tx, event, photo, person);
          return Outcome.of(PufaEvent.record(event.id()), Answer.ok(whole));
        });
  }

  private static PufaEvent lock(Tx tx, Request request) {
    PufaEvent event =
        OutreachStore.lock(tx, request.reach(), request.id("event")).orElseThrow(Problem::notFound);
    if (event.voidedAt() != null) {
      throw Problem.conflict("这场活动已经作废。");
    }
    return event;
  }

  /** It never should have been recorded, or not so: it stays to be read, and nothing counts it. */
  Answer voidEvent(Request request) {
    String reason = request.body(Voiding.class).reason().strip();
    return commands.run(
        request,
        tx -> {
          PufaEvent event = lock(tx, request);
          beforeVoid.forEach(guard -> guard.accept(tx, event.id()));
          if (event.planItem() != null) {
            PlanStore.lock(tx, event.planItem());
          }
          PufaEvent voided = OutreachStore.voided(tx, event.id(), clock.now(), reason);
          return new Outcome(PufaEvent.record(event.id()), reason, (Answer.Json) Answer.ok(voided));
        });
  }

  private PufaEvent withPhoto(Tx tx, PufaEvent event, UUID photo, UUID person) {
    if (event.photos().size() >= MOST_PHOTOS) {
      throw Problem.conflict("这场活动已经有 9 张照片，不能再加。");
    }
    String record = PufaEvent.record(event.id());
    if (files.attach(tx, photo, person, FilePurpose.EVENT_PHOTO, record).isEmpty()) {
      throw Problem.invalid("/photo", "没有这张照片，或者已经用过了。请重新上传。");
    }
    return OutreachStore.addPhoto(tx, event.id(), photo);
  }

  /** An event of the past, as somebody recorded it then. */
  public UUID record(Tx tx, PufaEventDraft draft) {
    return OutreachStore.insert(tx, draft, divisions.county().code(), clock.now(), Sending.UNKNOWN)
        .id();
  }

  public Optional<PufaEvent> find(Tx tx, Reach reach, UUID event) {
    return OutreachStore.byId(tx, reach, event);
  }

  /**
   * Events within reach, the earliest first.
   *
   * @param year null for all, as {@code planItem}
   */
  public List<PufaEvent> held(Tx tx, Reach reach, Integer year, UUID planItem) {
    var filter = new OutreachStore.Filter(year, null, null, planItem);
    return OutreachStore.page(tx, reach, filter, Page.ALL).reversed();
  }

  /** Whether there is one that counts. */
  public boolean exists(Tx tx, UUID event) {
    return heldOn(tx, Reach.ALL, event).isPresent();
  }

  /** The day of an event; empty where there is none within reach that counts. */
  public Optional<LocalDate> heldOn(Tx tx, Reach reach, UUID event) {
    return OutreachStore.byId(tx, reach, event)
        .filter(found -> found.voidedAt() == null)
        .map(PufaEvent::heldOn);
  }

  /** Events held in the year. */
  public int count(Tx tx, int year) {
    return OutreachStore.count(tx, divisions.county().code(), year);
  }

  public List<Line> lines(Tx tx, int year, Page page) {
    return OutreachStore.lines(tx, divisions.county().code(), year, page);
  }

  /**
   * People reached in the year.
   *
   * @param countedOnly without estimates
   */
  public int people(Tx tx, int year, boolean countedOnly) {
    return OutreachStore.people(tx, divisions.county().code(), year, countedOnly);
  }

  /** Events whose audience is known. */
  public int countAudiences(Tx tx, int year, boolean countedOnly) {
    return OutreachStore.countAudiences(tx, divisions.county().code(), year, countedOnly);
  }

  public List<Line> audienceLines(Tx tx, int year, boolean countedOnly, Page page) {
    return OutreachStore.audienceLines(tx, divisions.county().code(), year, countedOnly, page);
  }

  /** How many of the last twelve months spoke of each topic. */
  public Map<String, Integer> byTopic(Tx tx) {
    return OutreachStore.byTopic(
        tx, divisions.county().code(), clock.today().minusYears(1), clock.today());
  }
}
