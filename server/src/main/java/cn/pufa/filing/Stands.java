package cn.pufa.filing;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.filing.PageStore.Kind;
import cn.pufa.filing.PageStore.Offered;
import cn.pufa.filing.StandStore.Stand;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Who stands behind a return (法定代表人确认、业务主管单位初审), and how far that is. */
final class Stands {

  private final AnnualReports annualReports;
  private final BusinessClock clock;
  private final List<BiConsumer<Tx, UUID>> listeners = new CopyOnWriteArrayList<>();

  Stands(AnnualReports annualReports, BusinessClock clock) {
    this.annualReports = annualReports;
    this.clock = clock;
  }

  void onStood(BiConsumer<Tx, UUID> listener) {
    listeners.add(listener);
  }

  /** A confirmation is of one version: what was corrected is confirmed again. */
  Step confirmation(Tx tx, Filing filing) {
    if (!filing.state().isFiled()) {
      return Step.of(Step.Stand.NOT_YET, "提交以后，请法定代表人登录确认，或者上传盖章页。");
    }
    return StandStore.last(tx, filing, StandStore.CONFIRMATION)
        .filter(stand -> stand.version() == filing.version())
        .map(stand -> given(stand, "法定代表人已经确认。"))
        .orElseGet(
            () ->
                waiting(
                    tx,
                    filing,
                    Kind.STAMPED,
                    filing.version() > filing.standsFrom()
                        ? "内容补正过，请法定代表人再确认一次，或者上传盖章页。"
                        : "年报已经收到。还差法定代表人确认：请本人登录确认，或者上传盖章页。"));
  }

  /** A consent stays with a later correction, which the registrar alone asked for. */
  Step consent(Tx tx, Filing filing, String unit) {
    if (unit == null) {
      return Step.of(Step.Stand.NOT_NEEDED, "直接登记的组织不需要业务主管单位初审。");
    }
    if (!filing.state().isFiled()) {
      return Step.of(Step.Stand.NOT_YET, "提交以后，由" + unit + "初审。先提交不影响按时。");
    }
    Optional<Stand> stand = StandStore.last(tx, filing, StandStore.CONSENT);
    if (stand.filter(Stand::given).isPresent()) {
      String which =
          stand.get().version() < filing.version() ? "（初审的是第 " + stand.get().version() + " 版）" : "";
      return given(stand.get(), unit + "已经同意" + which + "。");
    }
    if (stand.isPresent() && stand.get().version() == filing.version()) {
      Stand refused = stand.get();
      return new Step(
          Step.Stand.OBJECTED,
          refused.how(),
          refused.day(),
          refused.by(),
          unit + "不同意：" + refused.opinion());
    }
    return waiting(tx, filing, Kind.CONSENT, "年报已经收到，注明还没有初审。请" + unit + "登录初审、通过链接初审，或者上传初审意见。");
  }

  private static Step given(Stand stand, String words) {
    return new Step(Step.Stand.GIVEN, stand.how(), stand.day(), stand.by(), words);
  }

  private static Step waiting(Tx tx, Filing filing, Kind kind, String words) {
    Optional<Offered> page =
        PageStore.last(tx, filing, kind).filter(last -> last.version() == filing.version());
    if (page.filter(last -> last.state().equals("waiting")).isPresent()) {
      return Step.of(Step.Stand.PAGE_WAITING, kind.words() + "已经收到，等我局核对。");
    }
    return page.filter(last -> last.state().equals("refused"))
        .map(last -> Step.of(Step.Stand.PAGE_REFUSED, kind.words() + "没有通过：" + last.reason()))
        .orElseGet(() -> Step.of(Step.Stand.MISSING, words));
  }

  /**
   * For the version that is filed now; a conflict where somebody was faster, or the version is
   * another than was read.
   */
  void put(Tx tx, Filing filing, String kind, Stand stand) {
    requireFiled(filing);
    requireSeen(tx, filing, stand.sha256());
    if (!StandStore.put(tx, filing.id(), kind, stand, clock.now())) {
      throw Problem.conflict(kind.equals(StandStore.CONSENT) ? "已经有人代表业务主管单位同意了。" : "法定代表人已经确认过了。");
    }
    boolean consent = kind.equals(StandStore.CONSENT);
    if (consent && stand.given()) {
      StandStore.consented(tx, filing.id(), stand.version());
      annualReports.consented(tx, filing.id(), stand.day());
    }
    if (stand.given()) {
      PageStore.replace(tx, filing.id(), kind);
    }
    String what = consent ? stand.given() ? "consented" : "objected" : "confirmed";
    FilingStore.happened(tx, filing, clock.now(), what, stand.opinion(), stand.person());
    listeners.forEach(listener -> listener.accept(tx, filing.id()));
  }

  static void requireFiled(Filing filing) {
    if (!filing.state().isFiled()) {
      throw Problem.conflict("年报还没有提交，或者已经撤回。");
    }
    if (filing.state() == State.CORRECTING) {
      throw Problem.conflict("年报正在补正。请等重新提交以后再办。");
    }
  }

  private static void requireSeen(Tx tx, Filing filing, String sha256) {
    if (!sha256(tx, filing).equals(sha256)) {
      throw Problem.conflict("内容已经改过，和您看到的不是同一版。请刷新以后再办。");
    }
  }

  static String sha256(Tx tx, Filing filing) {
    return VersionStore.of(tx, filing.id(), filing.version()).orElseThrow().sha256();
  }
}
