package cn.pufa.reminder;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.HolidayYear;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The days off of a year as an officer copies them from the notice. */
record HolidayYearDraft(String source, List<HolidayYear.Day> days) {

  /** All that is wrong with it, not only the first. */
  void requireSound(int year) {
    List<Problem.Field> faults = new ArrayList<>();
    Set<LocalDate> dates = new HashSet<>();
    for (int place = 0; place < days.size(); place++) {
      HolidayYear.Day day = days.get(place);
      String pointer = "/days/" + place;
      if (!belongs(day.date(), year)) {
        faults.add(new Problem.Field(pointer + "/date", "不在" + year + "年，也不在前一年12月"));
      } else if (!dates.add(day.date())) {
        faults.add(new Problem.Field(pointer + "/date", "这一天写了两次"));
      }
      if (!day.off() && !isWeekend(day.date())) {
        faults.add(new Problem.Field(pointer + "/off", "这一天不是周末，不用写调休上班"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** New Year's holiday may begin in the December before. */
  private static boolean belongs(LocalDate date, int year) {
    return date.getYear() == year
        || date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
