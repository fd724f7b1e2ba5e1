package cn.pufa.volunteer;

import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What volunteers are told. */
final class VolunteerNotices {

  private static final String PAGE = "/packages/volunteer/service";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日（E）H:mm", Locale.CHINA).withZone(BusinessClock.ZONE);

  /** So much of a title or a place stands in a short message. */
  private static final int ROOM = 30;

  private final PersonalNotices notices;

  VolunteerNotices(PersonalNotices notices) {
    this.notices = notices;
  }

  /** Nothing but this asks the person: the register promises it. */
  void proposed(Tx tx, Assignment one) {
    String when = MOMENT.format(one.startsAt());
    var notice =
        new PersonalNotice(
            one.person(),
            about(one.id()),
            "proposed",
            "有一场志愿服务，请您答复来不来",
            "“%s”，%s开始，地点：%s。来不来由您定，请在开始以前答复。".formatted(one.title(), when, one.place()),
            PAGE,
            "请您参加志愿服务“%s”，%s，地点：%s。来不来请在普法通答复。"
                .formatted(shortened(one.title()), when, shortened(one.place())));
    notices.tell(tx, List.of(notice));
  }

  /** Answered, or over: an SMS that has not left would ask for nothing. */
  void settle(Tx tx, List<UUID> assignments) {
    assignments.forEach(id -> notices.settle(tx, about(id)));
  }

  void cancelled(Tx tx, List<Assignment> assignments, String reason, Instant now) {
    settle(tx, assignments.stream().map(Assignment::id).toList());
    for (Assignment one : assignments) {
      List<PersonalNotice> off = List.of(cancelled(one, reason, one.hasBegun(now)));
      notices.tellBefore(tx, off, one.startsAt(), one.endsAt());
    }
  }

  private static PersonalNotice cancelled(Assignment one, String reason, boolean begun) {
    String when = MOMENT.format(one.startsAt());
    String then = begun ? "已经服务的时间，请工作人员登记。" : "";
    return new PersonalNotice(
        one.person(),
        about(one.id()),
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

  private static String about(UUID assignment) {
    return "volunteer_assignment/" + assignment;
  }

  private static String shortened(String text) {
    return text.length() <= ROOM ? text : text.substring(0, ROOM - 1) + "…";
  }
}
