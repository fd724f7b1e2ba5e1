package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Letters (信函): printed in batches, posted, and delivered or returned. */
final class Letters {

  private record Choice(List<UUID> letters) {}

  private record Batch(UUID id, int letters, Instant printedAt) {}

  /** As it is shown. */
  record Shown(
      UUID id,
      UUID organization,
      String organizationName,
      String township,
      UUID circular,
      UUID notice,
      Cause cause,
      String why,
      String subject,
      String recipient,
      String address,
      PostalLetter.State state,
      UUID batch,
      Instant printedAt,
      LocalDate postedOn,
      String trackingNumber,
      LocalDate endedOn,
      String endedWhy,
      Instant createdAt) {

    static Shown of(PostalLetter letter) {
      return new Shown(
          letter.id(),
          letter.organization(),
          letter.organizationName(),
          letter.township(),
          letter.circular(),
          letter.notice(),
          letter.cause(),
          letter.why(),
          letter.subject(),
          letter.recipient(),
          letter.address(),
          letter.state(),
          letter.batch(),
          letter.printedAt(),
          letter.postedOn(),
          letter.trackingNumber(),
          letter.endedOn(),
          letter.endedWhy(),
          letter.createdAt());
    }
  }

  private final Database database;
  private final Commands commands;
  private final Tasks tasks;
  private final Service service;
  private final Workers workers;
  private final BusinessClock clock;

  Letters(
      Database database,
      Commands commands,
      Tasks tasks,
      Service service,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.tasks = tasks;
    this.service = service;
    this.workers = workers;
    this.clock = clock;
  }

  Answer print(Request request) {
    List<UUID> letters = request.body(Choice.class).letters();
    return commands.run(
        request,
        tx -> {
          var batch = new Batch(UUID.randomUUID(), letters.size(), clock.now());
          if (LetterStore.print(tx, letters, batch.id(), batch.printedAt()) != letters.size()) {
            throw Problem.conflict("其中有的信已经打印过，或者已经不用寄了。请刷新名单后重新选择。");
          }
          return Outcome.of("letter-batch/" + batch.id(), Answer.created(batch));
        });
  }

  /** As often as wanted: the same words each time. */
  Answer batch(Request request) {
    List<PostalLetter> letters = database.read(tx -> LetterStore.ofBatch(tx, request.id("batch")));
    if (letters.isEmpty()) {
      throw Problem.notFound();
    }
    byte[] pdf = workers.call(() -> LetterLayout.pdf(letters));
    return Answer.file("application/pdf", "letters.pdf", pdf);
  }

  Answer post(Request request) {
    var posting = request.body(PostalLetter.Posting.class);
    requirePast(posting.postedOn(), "/postedOn");
    return commands.run(
        request,
        tx -> {
          PostalLetter letter =
              locked(tx, request, PostalLetter.State.PRINTED, "这封信不在已打印、待寄出的名单里。");
          LetterStore.post(tx, letter.id(), posting);
          return answered(tx, letter.id());
        });
  }

  Answer end(Request request) {
    var ended = request.body(PostalLetter.Ended.class);
    requirePast(ended.endedOn(), "/endedOn");
    return commands.run(
        request,
        tx -> {
          PostalLetter letter = locked(tx, request, PostalLetter.State.POSTED, "这封信不在已寄出、待签收的名单里。");
          if (ended.endedOn().isBefore(letter.postedOn())) {
            throw Problem.invalid("/endedOn", "不能早于寄出的那一天");
          }
          LetterStore.end(tx, letter.id(), ended);
          follow(tx, letter, ended);
          return answered(tx, letter.id());
        });
  }

  private void follow(Tx tx, PostalLetter letter, PostalLetter.Ended ended) {
    if (ended.outcome() == PostalLetter.State.DELIVERED) {
      service.posted(tx, letter, ended);
    } else {
      tasks.findContact(
          tx, letter.organization(), "letter", letter.address(), "信被退回：" + ended.why());
    }
  }

  private static PostalLetter locked(
      Tx tx, Request request, PostalLetter.State expected, String otherwise) {
    PostalLetter letter = LetterStore.lock(tx, request.id("letter")).orElseThrow(Problem::notFound);
    if (letter.state() != expected) {
      throw Problem.conflict(otherwise);
    }
    return letter;
  }

  private static Outcome answered(Tx tx, UUID id) {
    PostalLetter letter = LetterStore.byId(tx, id).orElseThrow();
    return Outcome.of("letter/" + id, Answer.ok(Shown.of(letter)));
  }

  private void requirePast(LocalDate day, String pointer) {
    if (day.isAfter(clock.today())) {
      throw Problem.invalid(pointer, "不能晚于今天");
    }
  }
}
