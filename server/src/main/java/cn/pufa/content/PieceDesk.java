package cn.pufa.content;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.content.CommentStore.Comment;
import cn.pufa.content.EditionEvent.Act;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What staff do with a public piece, and their comments on editions. */
final class PieceDesk {

  private record Reason(String reason) {}

  private record Choice(UUID file) {}

  private record CommentDraft(String pointer, String text, UUID replyTo) {}

  private final Commands commands;
  private final Files files;
  private final Publication publication;
  private final EditionViews views;
  private final BusinessClock clock;

  PieceDesk(
      Commands commands,
      Files files,
      Publication publication,
      EditionViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.files = files;
    this.publication = publication;
    this.views = views;
    this.clock = clock;
  }

  Answer unpublish(Request request) {
    String reason = request.body(Reason.class).reason();
    return change(
        request,
        reason,
        (tx, piece) -> publication.unpublish(tx, piece, request.caller().person(), reason));
  }

  Answer setRecording(Request request) {
    UUID file = request.body(Choice.class).file();
    int seen = Meanwhile.seen(request);
    UUID person = request.caller().person();
    return change(
        request,
        null,
        (tx, piece) -> {
          requireSeen(tx, piece, seen);
          PieceStore.record(tx, piece.id(), null, clock.now());
          files.forgetOf(tx, record(piece.id()));
          if (file != null) {
            attach(tx, piece, file, person);
          }
          Edition live = EditionStore.one(tx, piece.id(), piece.live()).orElseThrow();
          Act act = file == null ? Act.UNRECORDED : Act.RECORDED;
          EditionStore.record(tx, live, act, person, null, null, clock.now());
          Changes.publish(tx, Cards.CHANGE, piece.id());
        });
  }

  /** A recording reads the words that were public, and takes the place of the one there was. */
  private void requireSeen(Tx tx, Piece piece, int seen) {
    if (seen != piece.heard()) {
      EditionEvent last =
          EditionStore.events(tx, piece.id()).stream()
              .filter(event -> event.act().isHeard())
              .findFirst()
              .orElseThrow();
      throw Meanwhile.changed(views.name(tx, last.person()), last.at());
    }
  }

  private void attach(Tx tx, Piece piece, UUID file, UUID person) {
    if (files.attach(tx, file, person, FilePurpose.RECORDING, record(piece.id())).isEmpty()) {
      throw Problem.invalid("/file", "没有这个录音文件，请重新上传");
    }
    PieceStore.record(tx, piece.id(), file, clock.now());
  }

  /** What its recording is attached to. */
  static String record(String piece) {
    return "piece/" + piece;
  }

  private Answer change(Request request, String reason, BiConsumer<Tx, Piece> work) {
    return commands.run(
        request,
        tx -> {
          Piece piece = PieceStore.lock(tx, request.text("piece")).orElseThrow(Problem::notFound);
          if (piece.live() == null) {
            throw Problem.conflict("现在没有公开的版本。");
          }
          work.accept(tx, piece);
          Piece now = PieceStore.one(tx, piece.id()).orElseThrow();
          var answer = (Answer.Json) Answer.ok(views.piece(tx, request.caller(), now));
          return new Outcome("piece/" + piece.id(), reason, answer);
        });
  }

  Answer comment(Request request) {
    var draft = request.body(CommentDraft.class);
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(EditionVerb.COMMENT, person);
          Edition edition = held.edition();
          requirePlace(tx, edition, draft);
          var comment =
              new Comment(
                  UUID.randomUUID(),
                  draft.pointer(),
                  draft.text(),
                  person,
                  clock.now(),
                  edition.state(),
                  edition.revision(),
                  draft.replyTo(),
                  null,
                  null);
          CommentStore.insert(tx, edition, comment);
          return Outcome.of(edition.subject(), Answer.created(views.comment(tx, comment)));
        });
  }

  private static void requirePlace(Tx tx, Edition edition, CommentDraft draft) {
    DraftText text = EditionStore.text(tx, edition.piece(), edition.number());
    if (!Pointer.isIn(text.json(), draft.pointer())) {
      throw Problem.invalid("/pointer", "文字里没有这个地方");
    }
    if (draft.replyTo() != null
        && CommentStore.one(tx, edition, draft.replyTo())
            .filter(comment -> comment.pointer().equals(draft.pointer()))
            .isEmpty()) {
      throw Problem.invalid("/replyTo", "这个地方没有这条批注");
    }
  }

  Answer settle(Request request) {
    UUID id = request.id("comment");
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Held held = Held.of(tx, request).require(EditionVerb.COMMENT, person);
          CommentStore.one(tx, held.edition(), id).orElseThrow(Problem::notFound);
          if (!CommentStore.settle(tx, id, person, clock.now())) {
            throw Problem.conflict("这条批注已经处理过了。");
          }
          Comment settled = CommentStore.one(tx, held.edition(), id).orElseThrow();
          return Outcome.of(held.edition().subject(), Answer.ok(views.comment(tx, settled)));
        });
  }
}
