package cn.pufa.exam;

import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Jdbc;
import com.google.gson.JsonArray;

/** What is right on a paper, as places on the screen; only the database knows. */
final class RightAnswers {

  private RightAnswers() {}

  static JsonArray of(Jdbc database, String attempt, int place) {
    return ExamRequests.numbers(
        database
            .column(
                """
                select (array_position(s.shown, k.key) - 1)::text
                  from exam_answer s join exam_question_version v on v.question = s.question and v.number = s.version,
                       unnest(v.keys) with ordinality as k (key, place)
                 where s.attempt = '%s' and s.place = %d order by k.place"""
                    .formatted(attempt, place))
            .stream()
            .mapToInt(Integer::parseInt)
            .toArray());
  }
}
