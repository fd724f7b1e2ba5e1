package cn.pufa.course;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.course.LearnerViews.Link;
import cn.pufa.course.ProgressStore.Play;
import cn.pufa.course.ProgressStore.Progress;
import cn.pufa.course.WatchedRanges.Range;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a learner does: opens a lesson, watches, reads to the end, walks through a drill. */
final class Learning {

  private record Report(List<Seconds> ranges) {}

  private record Seconds(double from, double to) {}

  private record Finish(String hash) {}

  private record WalkDraft(String hash, List<Integer> choices) {}

  private record Started(String state, String address, LearnerViews.Media media) {}

  private record Watched(
      List<LearnerViews.Span> watched,
      int seen,
      Instant finishedAt,
      boolean courseCompleted,
      Link next) {}

  private record Done(
      String state,
      Instant finishedAt,
      boolean changed,
      Boolean good,
      boolean courseCompleted,
      Link next) {}

  /** A lesson somebody is in, with nobody else moving this learner meanwhile. */
  private record Entered(UUID person, Shelf shelf, Lesson lesson) {}

  /** A player's clock and the file's own do not agree to the last frame. */
  private static final int ROUNDING_MS = 1_000;

  private final Commands commands;
  private final Completions completions;
  private final Tickets tickets;
  private final BusinessClock clock;

  Learning(Commands commands, Completions completions, Tickets tickets, BusinessClock clock) {
    this.commands = commands;
    this.completions = completions;
    this.tickets = tickets;
    this.clock = clock;
  }

  Answer start(Request request) {
    return commands.run(
        request,
        tx -> {
          Entered at = enter(tx, request);
          forgetOtherFile(tx, at);
          ProgressStore.open(tx, at.person(), at.lesson(), clock.now());
          if (at.lesson().text().kind().isPlayed()) {
            play(tx, at);
          }
          return outcome(at, started(tx, at));
        });
  }

  private Entered enter(Tx tx, Request request) {
    UUID person = request.caller().person();
    String course = request.text("course");
    CourseStore.hold(tx, course).orElseThrow(Problem::notFound);
    ProgressStore.lock(tx, person);
    Shelf shelf = Shelf.of(tx, course).orElseThrow(Problem::notFound);
    Lesson lesson = shelf.lesson(request.text("lesson")).orElseThrow(Problem::notFound);
    return new Entered(person, shelf, lesson);
  }

  private static Outcome outcome(Entered at, Object answer) {
    return Outcome.of("lesson/" + at.lesson().subject(), Answer.ok(answer));
  }

  /** Parts that were seen of another file say nothing of this one. */
  private void forgetOtherFile(Tx tx, Entered at) {
    Lesson lesson = at.lesson();
    progress(tx, at)
        .filter(known -> known.finishedAt() == null && known.version() != lesson.version())
        .flatMap(known -> LessonStore.one(tx, lesson.course(), known.version(), lesson.id()))
        .filter(
            old -> old.text().media() != null && !old.text().media().equals(lesson.text().media()))
        .ifPresent(
            old ->
                ProgressStore.watch(tx, at.person(), lesson, WatchedRanges.NOTHING, clock.now()));
  }

  private static Optional<Progress> progress(Tx tx, Entered at) {
    return Optional.ofNullable(
        ProgressStore.of(tx, at.person(), at.lesson().course()).get(at.lesson().id()));
  }

  private void play(Tx tx, Entered at) {
    Instant now = clock.now();
    PlayClock opened =
        ProgressStore.play(tx, at.person())
            .map(play -> play.clock().openedAt(now))
            .orElseGet(() -> new PlayClock(now, 0));
    ProgressStore.setPlay(tx, at.person(), at.lesson(), opened);
  }

  private Started started(Tx tx, Entered at) {
    Progress progress = progress(tx, at).orElseThrow();
    LessonText.Media media = at.lesson().text().media();
    String address = media == null ? null : tickets.address(at.lesson().course(), media.file());
    return new Started(
        LearnerViews.state(progress), address, LearnerViews.media(media, progress.watched()));
  }

  /**
   * Takes what was seen, as far as the server's own clock allows; otherwise refuses all of it, and
   * the same sent again a little later is taken.
   */
  Answer report(Request request) {
    var report = request.body(Report.class);
    return commands.run(
        request,
        tx -> {
          Entered at = enter(tx, request);
          LessonText.Media media = at.lesson().text().media();
          if (!at.lesson().text().kind().isPlayed()) {
            throw Problem.conflict("这一课不是视频，也不是录音。");
          }
          List<Range> seen = ranges(report, media.durationMs());
          count(tx, at, WatchedRanges.NOTHING.with(seen).covered());
          return outcome(at, watched(tx, at, seen, media.durationMs()));
        });
  }

  private static List<Range> ranges(Report report, int length) {
    List<Problem.Field> faults = new ArrayList<>();
    List<Range> ranges = new ArrayList<>();
    for (int place = 0; place < report.ranges().size(); place++) {
      Seconds range = report.ranges().get(place);
      int from = (int) Math.round(range.from() * 1000);
      int to = (int) Math.round(range.to() * 1000);
      if (from >= to) {
        faults.add(new Problem.Field("/ranges/" + place, "开始要早于结束"));
      } else if (to > length + ROUNDING_MS) {
        faults.add(new Problem.Field("/ranges/" + place, "超出了这一段的长度"));
      } else if (from < length) {
        ranges.add(new Range(from, Math.min(to, length)));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return ranges;
  }

  private void count(Tx tx, Entered at, long claimedMs) {
    Play play =
        ProgressStore.play(tx, at.person()).orElseThrow(() -> Problem.conflict("请先点播放，再记进度。"));
    Lesson lesson = at.lesson();
    if (!play.course().equals(lesson.course()) || !play.lesson().equals(lesson.id())) {
      throw Problem.conflict("这个账号正在别处播放另一段。要在这里接着看，请再点一次播放。");
    }
    PlayClock counted =
        play.clock()
            .report(clock.now(), claimedMs)
            .orElseThrow(() -> Problem.invalid("/ranges", "这些进度比实际经过的时间还长，这次没有记。继续看就会补记。"));
    ProgressStore.setPlay(tx, at.person(), lesson, counted);
  }

  private Watched watched(Tx tx, Entered at, List<Range> seen, int length) {
    Progress before = progress(tx, at).orElseThrow();
    WatchedRanges all = before.watched().with(seen);
    ProgressStore.watch(tx, at.person(), at.lesson(), all, clock.now());
    boolean through = false;
    if (before.finishedAt() == null && all.isEnough(length)) {
      through = finish(tx, at);
    }
    return new Watched(
        LearnerViews.spans(all),
        all.percent(length),
        progress(tx, at).orElseThrow().finishedAt(),
        through,
        next(tx, at));
  }

  /** True where that was the last lesson of the course. */
  private boolean finish(Tx tx, Entered at) {
    ProgressStore.finish(tx, at.person(), at.lesson(), clock.now());
    return completions.look(tx, at.person(), at.shelf());
  }

  private static Link next(Tx tx, Entered at) {
    return LearnerViews.next(
        at.shelf(), ProgressStore.of(tx, at.person(), at.lesson().course()), at.lesson().id());
  }

  /** A text that was read to its end, maybe days ago and without a network. */
  Answer finish(Request request) {
    var finish = request.body(Finish.class);
    return commands.run(
        request,
        tx -> {
          Entered at = enter(tx, request);
          if (read(tx, at, finish.hash()).text().kind() != LessonKind.TEXT) {
            throw Problem.conflict("这一课不是文字课。");
          }
          ProgressStore.open(tx, at.person(), at.lesson(), clock.now());
          boolean through = finish(tx, at);
          return outcome(at, done(tx, at, finish.hash(), null, through));
        });
  }

  /** The lesson as the learner had it. */
  private static Lesson read(Tx tx, Entered at, String hash) {
    return LessonStore.byHash(tx, at.lesson().course(), at.lesson().id(), hash)
        .orElseThrow(() -> Problem.invalid("/hash", "没有这一版内容，请重新打开这一课。"));
  }

  Answer walk(Request request) {
    var draft = request.body(WalkDraft.class);
    return commands.run(
        request,
        tx -> {
          Entered at = enter(tx, request);
          Lesson had = read(tx, at, draft.hash());
          if (had.text().kind() != LessonKind.DRILL) {
            throw Problem.conflict("这一课不是情景演练。");
          }
          Drill.Walk walk =
              Drill.of(had.text())
                  .walk(draft.choices())
                  .orElseThrow(() -> Problem.invalid("/choices", "这样选走不到结局，请从头再走一次。"));
          ProgressStore.open(tx, at.person(), at.lesson(), clock.now());
          ProgressStore.walk(tx, at.person(), had, walk, draft.choices(), clock.now());
          boolean through = walk.good() && finish(tx, at);
          if (!walk.good()) {
            ProgressStore.move(tx, at.person(), at.lesson(), clock.now());
          }
          return outcome(at, done(tx, at, draft.hash(), walk.good(), through));
        });
  }

  private static Done done(Tx tx, Entered at, String hash, Boolean good, boolean through) {
    Progress progress = progress(tx, at).orElseThrow();
    return new Done(
        LearnerViews.state(progress),
        progress.finishedAt(),
        !hash.equals(at.lesson().hash()),
        good,
        through,
        next(tx, at));
  }
}
