package cn.pufa.publication;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.publication.Batch.State;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Gathering a batch, up to freezing it. */
final class BatchDesk {

  private record Draft(Integer revision, String title, String foreword, List<String> subjects) {

    Draft checked() {
      return new Draft(
          revision,
          PublicWords.line("/title", title),
          PublicWords.text("/foreword", foreword),
          subjects);
    }
  }

  private record Revision(int revision) {}

  private record Reason(String reason) {}

  private static final int SALT_BYTES = 16;

  private final Commands commands;
  private final Sources sources;
  private final BatchViews views;
  private final BusinessClock clock;
  private final String division;
  private final SecureRandom random = new SecureRandom();

  BatchDesk(
      Commands commands, Sources sources, BatchViews views, BusinessClock clock, String division) {
    this.commands = commands;
    this.sources = sources;
    this.views = views;
    this.clock = clock;
    this.division = division;
  }

  Answer create(Request request) {
    Draft draft = request.body(Draft.class).checked();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          UUID id = UUID.randomUUID();
          BatchStore.insert(tx, id, division, draft.title(), draft.foreword(), person, clock.now());
          ItemStore.replace(tx, id, items(tx, id, draft.subjects()));
          record(tx, id, "created", person, null, null);
          return Outcome.of("publication/" + id, Answer.created(views.whole(tx, id, request)));
        });
  }

  Answer save(Request request) {
    Draft draft = request.body(Draft.class).checked();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Batch batch = draftBatch(tx, request);
          requireSeen(tx, batch, draft.revision());
          BatchStore.save(tx, batch.id(), draft.title(), draft.foreword());
          ItemStore.replace(tx, batch.id(), items(tx, batch.id(), draft.subjects()));
          record(tx, batch.id(), "saved", person, null, null);
          return changed(tx, batch, request, null);
        });
  }

  private List<Item> items(Tx tx, UUID batch, List<String> texts) {
    List<Subject> subjects = texts.stream().map(Subject::of).toList();
    Map<Subject, Candidate> found = sources.of(tx, subjects);
    Set<String> taken = ItemStore.taken(tx, subjects, batch);
    Set<Subject> seen = new HashSet<>();
    List<Problem.Field> faults = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (int place = 0; place < subjects.size(); place++) {
      Subject subject = subjects.get(place);
      String fault = fault(subject, found, taken, seen);
      if (fault == null) {
        items.add(Item.of(batch, place + 1, found.get(subject)));
      } else {
        faults.add(new Problem.Field("/subjects/" + place, fault));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid("有几项不能放进这一批。", faults);
    }
    return items;
  }

  /** Null where there is none. */
  private static String fault(
      Subject subject, Map<Subject, Candidate> found, Set<String> taken, Set<Subject> seen) {
    if (!seen.add(subject)) {
      return "这一项重复了";
    }
    if (!found.containsKey(subject)) {
      return "没有这一项，或者还没有作出决定";
    }
    return taken.contains(subject.toString()) ? "这一项已经在别的批次里" : null;
  }

  Answer freeze(Request request) {
    int revision = request.body(Revision.class).revision();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Batch batch = draftBatch(tx, request);
          if (batch.revision() != revision) {
            throw Problem.conflict("您打开之后，别人又保存过。请刷新页面，看过新的内容再办。");
          }
          List<Item> frozen = frozen(tx, batch);
          String number =
              batch.number() == null
                  ? BatchStore.nextNumber(tx, division, clock.today().getYear())
                  : batch.number();
          String hash =
              Canonical.batchHash(
                  number,
                  batch.title(),
                  batch.foreword(),
                  frozen.stream().map(Item::sha256).toList());
          ItemStore.freeze(tx, frozen);
          BatchStore.freeze(tx, batch.id(), number, hash, person, clock.now());
          record(tx, batch.id(), "frozen", person, null, hash);
          return changed(tx, batch, request, null);
        });
  }

  private List<Item> frozen(Tx tx, Batch batch) {
    List<Item> items = ItemStore.ofBatch(tx, batch.id());
    if (items.isEmpty()) {
      throw Problem.conflict("这一批还没有内容。先选要公示的事项。");
    }
    List<Subject> subjects = items.stream().map(Item::subject).toList();
    Map<Subject, Candidate> now = sources.of(tx, subjects);
    Set<String> taken = ItemStore.taken(tx, subjects, batch.id());
    for (Item item : items) {
      if (!now.containsKey(item.subject()) || taken.contains(item.subject().toString())) {
        throw Problem.conflict(
            "第%d项（%s）现在不能公示了：记录有变化，或者已经在别的批次里。请先移出这一批。".formatted(item.no(), item.name()));
      }
    }
    return items.stream().map(item -> frozen(item, now.get(item.subject()))).toList();
  }

  private Item frozen(Item item, Candidate now) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var facts = new TreeMap<>(now.facts());
    facts.put("no", Integer.toString(item.no()));
    facts.put("kind", item.subject().kind().code());
    facts.put("salt", HexFormat.of().formatHex(salt));
    return new Item(
        item.id(),
        item.batch(),
        item.no(),
        item.subject(),
        item.organization(),
        now.creditCode(),
        now.name(),
        facts,
        Canonical.itemHash(facts),
        now.words(),
        null,
        null);
  }

  Answer drop(Request request) {
    String reason = request.body(Reason.class).reason();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Batch batch = locked(tx, request);
          if (batch.isPublic()) {
            throw Problem.conflict("已经公示的不能作废。要从网上拿下来，请用“撤下公示”，并写明原因。");
          }
          requireNotDropped(batch);
          BatchStore.move(tx, batch.id(), State.DROPPED, null);
          record(tx, batch.id(), "dropped", person, reason, batch.sha256());
          return changed(tx, batch, request, reason);
        });
  }

  private static void requireNotDropped(Batch batch) {
    if (batch.state() == State.DROPPED) {
      throw Problem.conflict("这一批已经作废。");
    }
  }

  private Batch draftBatch(Tx tx, Request request) {
    Batch batch = locked(tx, request);
    if (batch.state() != State.DRAFT) {
      throw Problem.conflict("这一批现在是“" + batch.state().label() + "”，不能再改。");
    }
    return batch;
  }

  /**
   * What somebody else saved meanwhile, or sent back, is told by whom, so that the two are
   * compared.
   */
  private static void requireSeen(Tx tx, Batch batch, int seen) {
    Meanwhile.requireSeen(
        tx,
        seen,
        batch.revision(),
        BatchStore.events(tx, batch.id()).getLast().at(),
        batch.subject(),
        "savePublicationBatch",
        "reviewPublicationBatch");
  }

  private Batch locked(Tx tx, Request request) {
    return BatchStore.lock(tx, division, request.id("batch")).orElseThrow(Problem::notFound);
  }

  private void record(Tx tx, UUID batch, String act, UUID person, String note, String hash) {
    BatchStore.record(tx, batch, act, person, note, hash, clock.now());
  }

  private Outcome changed(Tx tx, Batch batch, Request request, String reason) {
    return new Outcome(
        batch.subject(), reason, (Answer.Json) Answer.ok(views.whole(tx, batch.id(), request)));
  }
}
