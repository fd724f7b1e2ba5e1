package cn.pufa.jointsheet;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.identity.Tokens;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A department writes its own part: signed in as often as it likes until the sheet is closed, or
 * once by a link. Another department's part looks like none.
 */
final class PartDesk {

  private record PartList(List<SheetViews.Mine> items) {}

  private final Database database;
  private final Commands commands;
  private final Files files;
  private final SheetViews views;
  private final BusinessClock clock;

  PartDesk(
      Database database, Commands commands, Files files, SheetViews views, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.files = files;
    this.views = views;
    this.clock = clock;
  }

  Answer mine(Request request) {
    UUID person = request.caller().person();
    return Answer.ok(
        database.read(
            tx ->
                new PartList(
                    JointPartStore.ofPartner(tx, person).stream()
                        .map(part -> views.mine(tx, part))
                        .toList())));
  }

  Answer get(Request request) {
    return Answer.ok(database.read(tx -> views.mine(tx, own(tx, request))));
  }

  Answer answer(Request request) {
    var answer = request.body(JointPart.Answer.class);
    return commands.run(
        request,
        tx -> {
          JointPart part = held(tx, own(tx, request));
          String record = JointPart.record(part.id());
          Meanwhile.requireSeen(
              tx, answer.seen(), part.version(), record, "answerMyPart", "answerPartByLink");
          attachPhotos(tx, part, answer, request.caller().person());
          part.photos().stream()
              .filter(photo -> !answer.photos().contains(photo))
              .forEach(photo -> files.forget(tx, photo, record));
          JointPart answered = JointPartStore.answer(tx, part.id(), answer, false, clock.now());
          return Outcome.of(record, Answer.ok(views.mine(tx, answered)));
        });
  }

  private static JointPart own(Tx tx, Request request) {
    return JointPartStore.byId(tx, request.id("part"))
        .filter(part -> request.caller().person().equals(part.partner()))
        .orElseThrow(Problem::notFound);
  }

  /** Nobody else answers it, and nobody closes its sheet, until the transaction ends. */
  private static JointPart held(Tx tx, JointPart part) {
    SheetDesk.lockOpen(tx, part.sheet());
    return JointPartStore.byId(tx, part.id()).orElseThrow();
  }

  /** Those that are the part's already stay; a new one is attached. */
  private void attachPhotos(Tx tx, JointPart part, JointPart.Answer answer, UUID person) {
    String record = JointPart.record(part.id());
    for (int place = 0; place < answer.photos().size(); place++) {
      UUID photo = answer.photos().get(place);
      if (!part.photos().contains(photo)
          && files.attach(tx, photo, person, FilePurpose.EVENT_PHOTO, record).isEmpty()) {
        throw Problem.invalid("/photos/" + place, "没有这张照片，或者已经用过了。请重新上传。");
      }
    }
  }

  /** As the bureau sees it. */
  Answer photo(Request request) {
    return photo(request, tx -> JointPartStore.byId(tx, request.id("part")));
  }

  Answer ownPhoto(Request request) {
    return photo(request, tx -> Optional.of(own(tx, request)));
  }

  /** Of those that the part has now. */
  private Answer photo(Request request, Function<Tx, Optional<JointPart>> found) {
    UUID photo = request.id("photo");
    StoredFile file =
        database.read(
            tx ->
                found
                    .apply(tx)
                    .filter(part -> part.photos().contains(photo))
                    .flatMap(part -> files.find(tx, photo, JointPart.record(part.id())))
                    .orElseThrow(Problem::notFound));
    return Answer.file(file.mediaType(), "photo.jpg", files.read(file));
  }

  Answer look(Request request) {
    return Answer.ok(database.read(tx -> views.mine(tx, linked(tx, request))));
  }

  /** Photos are not asked for, so those that the part has stay; and nobody is named to a link. */
  Answer answerByLink(Request request) {
    var answer = request.body(JointPart.Answer.class);
    if (!answer.photos().isEmpty()) {
      throw Problem.invalid("/photos", "照片要登录以后上传，也可以直接交给民政局。");
    }
    return database.transaction(
        tx -> {
          JointPart part = held(tx, linked(tx, request));
          if (!JointPartStore.use(tx, Tokens.hash(request.text("Link-Token")), clock.now())) {
            throw Problem.conflict("刚刚已经有人用这个链接填写了。");
          }
          if (answer.seen() != part.version()) {
            throw Meanwhile.changed(null, part.answeredAt());
          }
          var whole = answer.with(part.photos());
          JointPart answered = JointPartStore.answer(tx, part.id(), whole, true, clock.now());
          commands.append(
              tx,
              "anyone",
              request.operationId(),
              JointPart.record(part.id()),
              null,
              request.requestId());
          return Answer.ok(views.mine(tx, answered));
        });
  }

  /** The part that the link opens; says plainly why it opens none. */
  private JointPart linked(Tx tx, Request request) {
    JointPartStore.Link link =
        JointPartStore.link(tx, Tokens.hash(request.text("Link-Token")))
            .orElseThrow(Problem::notFound);
    if (link.used()) {
      throw Problem.conflict("这个链接已经用过。要改填写的内容，请向民政局要一个新的。");
    }
    if (link.voided()) {
      throw Problem.conflict("民政局已经发了新的链接，请用最新的那个。");
    }
    if (!link.life().holds(clock.now())) {
      throw Problem.conflict("这个链接已经过期。请向民政局要一个新的。");
    }
    return JointPartStore.byId(tx, link.part()).orElseThrow();
  }
}
