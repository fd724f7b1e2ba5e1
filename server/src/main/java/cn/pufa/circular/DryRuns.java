package cn.pufa.circular;

import cn.pufa.circular.Audience.Entry;
import cn.pufa.circular.AudienceStore.Count;
import cn.pufa.circular.DryRun.ChannelForecast;
import cn.pufa.circular.DryRun.LeftOutCount;
import cn.pufa.circular.DryRun.Sample;
import cn.pufa.circular.Freezer.Frozen;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Forms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells before a release what it would do, and what keeps it from being done. */
final class DryRuns {

  /** Organisations of one circular. */
  static final int MOST_RECIPIENTS = 100_000;

  private final Notices notices;
  private final Freezer freezer;
  private final Filling filling;
  private final BusinessClock clock;
  private final String division;

  DryRuns(Notices notices, Freezer freezer, Filling filling, BusinessClock clock, String division) {
    this.notices = notices;
    this.freezer = freezer;
    this.filling = filling;
    this.clock = clock;
    this.division = division;
  }

  DryRun of(Tx tx, Circular circular) {
    Count count = count(tx, circular);
    Frozen frozen = freezer.freeze(tx, circular.draft(), circular.due());
    List<Problem.Field> problems = problems(circular, circular.releaseAt(), count, frozen);
    boolean ready = problems.isEmpty();
    return new DryRun(
        count.told(),
        count.leftOut().entrySet().stream()
            .map(out -> new LeftOutCount(out.getKey(), out.getKey().reason(), out.getValue()))
            .toList(),
        ready ? forecasts(tx, circular, frozen.forms()) : List.of(),
        frozen.forms() == null ? List.of() : samples(tx, circular, frozen.forms()),
        problems,
        ready);
  }

  /**
   * The words to be frozen, where nothing stands in the way.
   *
   * @param releaseAt null for now
   */
  Forms requireReady(Tx tx, Circular circular, Instant releaseAt) {
    Frozen frozen = freezer.freeze(tx, circular.draft(), circular.due());
    List<Problem.Field> problems = problems(circular, releaseAt, count(tx, circular), frozen);
    if (!problems.isEmpty()) {
      throw Problem.invalid("还不能发布，请先改好下面这些。", problems);
    }
    return frozen.forms();
  }

  private Count count(Tx tx, Circular circular) {
    return AudienceStore.countAnew(tx, division, circular.kind(), circular.audience());
  }

  private LocalDate day(Instant releaseAt) {
    return releaseAt == null ? clock.today() : LocalDate.ofInstant(releaseAt, BusinessClock.ZONE);
  }

  private List<Problem.Field> problems(
      Circular circular, Instant releaseAt, Count count, Frozen frozen) {
    List<Problem.Field> problems = new ArrayList<>(frozen.faults());
    if (count.told() == 0) {
      problems.add(new Problem.Field("/audience", "没有符合条件的单位。请核对名单条件，或先导入登记册。"));
    }
    if (count.told() > MOST_RECIPIENTS) {
      problems.add(
          new Problem.Field(
              "/audience",
              "名单里有%,d个单位，一次最多%,d个。请按类型或镇街分批。".formatted(count.told(), MOST_RECIPIENTS)));
    }
    if (circular.dueOn() != null && circular.dueOn().isBefore(day(releaseAt))) {
      problems.add(new Problem.Field("/dueOn", releaseAt == null ? "截止日已经过了" : "到定好的发送时间，截止日已经过了"));
    }
    return problems;
  }

  private List<ChannelForecast> forecasts(Tx tx, Circular circular, Forms forms) {
    List<Entry> told = AudienceStore.toldAnew(tx, division, circular.kind(), circular.audience());
    List<UUID> ids = told.stream().map(Entry::organization).toList();
    List<ChannelForecast> forecasts = new ArrayList<>();
    forecasts.add(new ChannelForecast(Notices.INBOX, told.size(), 0, null));
    for (String channel : circular.plan().first()) {
      Set<UUID> reached = notices.reachable(tx, channel, forms, ids);
      Integer segments =
          channel.equals("sms") ? segments(forms, circular.dueOn() != null, told, reached) : null;
      forecasts.add(
          new ChannelForecast(channel, reached.size(), told.size() - reached.size(), segments));
    }
    return forecasts;
  }

  /** With the link to reply by, as they leave. */
  private int segments(Forms forms, boolean asks, List<Entry> told, Set<UUID> reached) {
    var samples = new Samples(filling, forms);
    return told.stream()
        .filter(entry -> reached.contains(entry.organization()))
        .mapToInt(entry -> filling.sms().segments(notices.withReplyLink(samples.sms(entry), asks)))
        .sum();
  }

  private List<Sample> samples(Tx tx, Circular circular, Forms forms) {
    Set<String> channels = new HashSet<>(circular.plan().first());
    channels.addAll(circular.plan().then());
    channels.add(Notices.INBOX);
    var samples = new Samples(filling, forms);
    return AudienceStore.samples(tx, division, circular.kind(), circular.audience()).stream()
        .flatMap(entry -> samples.of(entry, channels).stream())
        .toList();
  }
}
