package cn.pufa.notice;

import cn.pufa.platform.json.GsonJson;

/**
 * Where a circular stands. Organisations, except in the counts: {@code inbox} and {@code email} of
 * the notice itself, {@code reminders} of the messages that came after it.
 */
public record Progress(
    int organizations,
    Counts inbox,
    Counts email,
    Counts reminders,
    int withoutEmail,
    int sent,
    int failed,
    int read,
    int acknowledged,
    boolean finished) {

  public record Counts(int queued, int sending, int sent, int failed, int uncertain, int stopped) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /**
     * @param json null where there is none at all
     */
    static Counts of(String json) {
      return json == null ? NONE : GsonJson.GSON.fromJson(json, Counts.class);
    }
  }
}
