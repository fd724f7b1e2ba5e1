package cn.pufa.platform.time;

/** A day was asked about in a year whose days off are not published yet, or not entered here. */
public final class UnknownCalendarYear extends RuntimeException {

  private final int year;

  UnknownCalendarYear(int year) {
    super("缺少%d年的国务院放假通知，不能推算这一年的工作日。通知公布后，请到“放假安排”里录入。".formatted(year));
    this.year = year;
  }

  public int year() {
    return year;
  }
}
