package cn.pufa.content;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.content.EditionEvent.Act;
import cn.pufa.content.EditionStore.Saved;
import cn.pufa.needs.CleanedQuestion;
import cn.pufa.needs.Questions;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writing editions, up to handing them in. Words may be incomplete until then. */
final class EditionDesk {

  private record NewPiece(String id, String topic, DraftText text, UUID promptedBy) {}

  private record QuestionDraft(String topic) {}

  private record Start(Integer basedOn) {}

  private record Save(int revision, String topic, DraftText text) {}

  private record Submission(int revision) {}

  private record Reason(String reason) {}

  private record Merge(
      JsonObject base, JsonObject theirs, String topic, int revision, String by, Instant at) {}

  private static final int RANDOM_LETTERS = 8;
  private static final int LONGEST_QUESTION = 60;

  private final Commands commands;
  private final Cards cards;
  private final Questions questions;
  private final Checking checking;
  private final EditionViews views;
  private final BusinessClock clock;

  EditionDesk(
      Commands commands,
      Cards cards,
      Questions questions,
      Checking checking,
      EditionViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.cards = cards;
    this.questions = questions;
    this.checking = checking;
    this.views = views;
    this.clock = clock;
  }

  Answer create(Request request) {
    var draft = request.body(NewPiece.class);
    DraftText text = draft.text().requireOne("/text");
    requireTopic(draft.topic());
    return commands.run(request, tx -> begin(tx, request, draft, text));
  }

  private Outcome begin(Tx tx, Request request, NewPiece draft, DraftText text) {
    UUID author = request.caller().person();
    String id = draft.id() == null ? invented(text.kind()) : draft.id();
    boolean added =
        PieceStore.insert(
            tx, id, text.kind(), draft.topic(), author, draft.promptedBy(), clock.now());
    if (!added) {
      throw Problem.conflict("这个编号已经有了，请换一个。");
    }
    Edition edition = begin(tx, id, draft.topic(), text, null, author);
    return outcome(edition, Answer.created(view(tx, request, edition)));
  }

  /** The resident's words are the first variant; how the question is best put is the editor's. */
  Answer draftFromQuestion(Request request) {
    UUID id = request.id("question");
    String topic = request.body(QuestionDraft.class).topic();
    requireTopic(topic);
    return commands.run(
        request,
        tx -> {
          CleanedQuestion question = questions.lockCleaned(tx, id).orElseThrow(Problem::notFound);
          if (PieceStore.isBeingWritten(tx, id)) {
            throw Problem.conflict("已经有人在写这个问题的卡片。");
          }
          String words = question.wording();
          String asked = words.substring(0, Math.min(LONGEST_QUESTION, words.length()));
          DraftText text = DraftText.asked(asked);
          return begin(tx, request, new NewPiece(null, topic, text, id), text);
        });
  }

  private static String invented(String kind) {
    return kind + "-" + UUID.randomUUID().toString().substring(0, RANDOM_LETTERS);
  }

  private void requireTopic(String topic) {
    if (!cards.hasTopic(topic)) {
      throw Problem.invalid("/topic", "没有这个主题");
    }
  }

  private Edition begin(
      Tx tx, String piece, String topic, DraftText text, Integer basedOn, UUID author) {
    Instant now = clock.now();
    Edition edition = EditionStore.insert(tx, piece, topic, text, author, basedOn, now);
    EditionStore.record(tx, edition, Act.CREATED, author, null, null, now);
    PieceStore.touch(tx, piece, now);
    return edition;
  }

  Answer start(Request request) {
    Integer wanted = request.body(Start.class).basedOn();
    return commands.run(
        request,
        tx -> {
          Piece piece = PieceStore.lock(tx, request.text("piece")).orElseThrow(Problem::notFound);
          List<Edition> editions = EditionStore.ofPiece(tx, piece.id());
          if (editions.stream().anyMatch(edition -> edition.state().isOpen())) {
            throw Problem.conflict("已经有一版在改。请在那一版上改，或者先把它作废。");
          }
          int from =
              wanted != null
                  ? wanted
                  : piece.live() != null ? piece.live() : editions.getFirst().number();
          Edition base =
              EditionStore.one(tx, piece.id(), from)
                  .orElseThrow(() -> Problem.invalid("/basedOn", "没有这一版"));
          DraftText text = EditionStore.text(tx, piece.id(), from);
          UUID author = request.caller().person();
          Edition edition = begin(tx, piece.id(), base.topic(), text, from, author);
          return outcome(edition, Answer.created(view(tx, request, edition)));
        });
  }

  Answer save(Request request) {
    var save = request.body(Save.class);
    DraftText text = save.text().requireOne("/text");
    if (save.topic() != null) {
      requireTopic(save.topic());
    }
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(EditionVerb.SAVE, person);
          Edition edition = held.edition();
          if (!held.piece().kind().equals(text.kind())) {
            throw Problem.invalid("/text", "卡片和办事指南不能互换");
          }
          requireNewest(tx, edition, save.revision());
          String topic = save.topic() == null ? edition.topic() : save.topic();
          EditionStore.save(tx, edition, topic, text, person, clock.now());
          EditionStore.record(tx, edition, Act.SAVED, person, null, null, clock.now());
          return changed(tx, request, edition, null);
        });
  }

  /** Two people who write at once get both their words to bring together. */
  private void requireNewest(Tx tx, Edition edition, int revision) {
    if (revision == edition.revision()) {
      return;
    }
    Saved base =
        EditionStore.revision(tx, edition, revision)
            .orElseThrow(() -> Problem.invalid("/revision", "没有这一次保存"));
    Saved theirs = EditionStore.revision(tx, edition, edition.revision()).orElseThrow();
    throw Problem.conflict("您打开之后，别人又保存过。请把两边的改动合在一起再保存。")
        .with(
            "merge",
            new Merge(
                base.text().json(),
                theirs.text().json(),
                edition.topic(),
                theirs.revision(),
                views.name(tx, theirs.by()),
                theirs.at()));
  }

  Answer submit(Request request) {
    int revision = request.body(Submission.class).revision();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(EditionVerb.SUBMIT, person);
          held.requireRevision(revision);
          requireSound(tx, held.edition());
          move(tx, held.edition(), EditionState.FIRST_REVIEW, Act.SUBMITTED, person, null);
          return changed(tx, request, held.edition(), null);
        });
  }

  private void requireSound(Tx tx, Edition edition) {
    List<Problem.Field> faults =
        checking.faults(tx, EditionStore.text(tx, edition.piece(), edition.number()));
    if (!faults.isEmpty()) {
      throw Problem.invalid("改好这些地方才能提交审核。", faults);
    }
  }

  Answer recall(Request request) {
    return giveBack(request, EditionVerb.RECALL, EditionState.DRAFT, Act.RECALLED);
  }

  Answer withdraw(Request request) {
    return giveBack(request, EditionVerb.WITHDRAW, EditionState.WITHDRAWN, Act.WITHDRAWN);
  }

  private Answer giveBack(Request request, EditionVerb verb, EditionState state, Act act) {
    String reason = request.body(Reason.class).reason();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(verb, person);
          move(tx, held.edition(), state, act, person, reason);
          return changed(tx, request, held.edition(), reason);
        });
  }

  private void move(
      Tx tx, Edition edition, EditionState state, Act act, UUID person, String reason) {
    EditionStore.move(tx, edition, state, null, clock.now());
    EditionStore.record(tx, edition, act, person, reason, null, clock.now());
  }

  private Outcome changed(Tx tx, Request request, Edition edition, String reason) {
    PieceStore.touch(tx, edition.piece(), clock.now());
    Edition now = EditionStore.one(tx, edition.piece(), edition.number()).orElseThrow();
    var answer = (Answer.Json) Answer.ok(view(tx, request, now));
    return new Outcome(edition.subject(), reason, answer);
  }

  private EditionViews.WholeEdition view(Tx tx, Request request, Edition edition) {
    return views.edition(tx, request.caller(), edition);
  }

  private static Outcome outcome(Edition edition, Answer answer) {
    return Outcome.of(edition.subject(), answer);
  }
}
