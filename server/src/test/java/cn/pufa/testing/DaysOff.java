package cn.pufa.testing;

import cn.pufa.platform.time.WorkingDays;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** Days off (放假安排) as somebody enters them. */
public final class DaysOff {

  private DaysOff() {}

  /** Over whatever the officer has just read. */
  public static Api.Answer save(Api officer, int year, JsonObject draft) {
    int seen = ReminderRequests.yearVersion(officer, year);
    return officer.call("saveHolidayYear", Map.of("year", year), Given.seen(seen, draft));
  }

  /** The year as it was shipped, with these days off besides. */
  public static JsonObject year(int year, String... off) {
    var days = new JsonArray();
    WorkingDays.load()
        .year(year)
        .ifPresent(
            shipped ->
                shipped
                    .days()
                    .forEach(day -> days.add(day(day.date().toString(), day.name(), day.off()))));
    List.of(off).forEach(date -> days.add(day(date, "演示节", true)));
    var draft = new JsonObject();
    draft.addProperty("source", "演示办发〔" + year + "〕1号");
    draft.add("days", days);
    return draft;
  }

  private static JsonObject day(String date, String name, boolean off) {
    var day = new JsonObject();
    day.addProperty("date", date);
    day.addProperty("name", name);
    day.addProperty("off", off);
    return day;
  }

  /** What it says has moved, by id. */
  public static List<String> moved(JsonObject saved) {
    return saved.getAsJsonArray("deadlines").asList().stream()
        .map(deadline -> deadline.getAsJsonObject().get("id").getAsString())
        .toList();
  }
}
