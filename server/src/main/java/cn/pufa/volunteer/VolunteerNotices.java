package cn.pufa.volunteer;

import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What volunteers are told. */
final class VolunteerNotices {

  private static final String PAGE = "/packages/volunteer/service";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日（E）H:mm", Locale.CHINA).withZone(BusinessClock.ZONE);

  /** So much of a title stands in a short message. */
  private static final int TITLE = 30;

  private final PersonalNotices notices;

  VolunteerNotices(PersonalNotices notices) {
    this.notices = notices;
  }

  void cancelled(Tx tx, List<Assignment> assignments, String reason, Instant now) {
    notices.tell(
        tx, assignments.stream().map(one -> cancelled(one, reason, one.hasBegun(now))).toList());
  }

  private static PersonalNotice cancelled(Assignment one, String reason, boolean begun) {
    String when = MOMENT.format(one.startsAt());
    String then = begun ? "已经服务的时间，请工作人员登记。" : "";
    return new PersonalNotice(
        one.person(),
        "volunteer_assignment/" + one.id(),
        "cancelled",
        "志愿服务安排取消了",
        "“%s”（%s）取消了，请不要前往。原因：%s。%s".formatted(one.title(), when, reason, then),
        PAGE,
        "志愿服务“%s”（%s）取消了，请不要前往。原因见普法通。".formatted(shortened(one.title()), when));
  }

  /** In the person's list only: nothing is to be done. */
  void ofAge(Tx tx, Volunteer volunteer) {
    var notice =
        new PersonalNotice(
            volunteer.person(),
            "volunteer/" + volunteer.person(),
            "of_age",
            "您可以参加志愿服务了",
            "您年满 18 周岁，不再需要监护人同意。志愿者登记从今天起生效，可以报名培训、接受安排。",
            PAGE,
            null);
    notices.tell(tx, List.of(notice));
  }

  private static String shortened(String title) {
    return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
  }
}
