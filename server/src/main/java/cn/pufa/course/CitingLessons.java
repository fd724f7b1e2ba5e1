package cn.pufa.course;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Lessons, as the law sees those that cite it; each goes by {@code course/lesson}. */
final class CitingLessons implements CitingKind {

  private final Publication publication;

  CitingLessons(Publication publication) {
    this.publication = publication;
  }

  @Override
  public String feature() {
    return Publication.LESSON;
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    return LessonStore.liveTitles(tx, ids).stream()
        .collect(
            Collectors.toMap(
                LessonStore.Titled::subject,
                titled ->
                    new Described(titled.title(), "/courses/" + course(titled.subject()), null)));
  }

  @Override
  public void withdraw(Tx tx, String id, String reason) {
    publication.withhold(tx, course(id), lesson(id), reason);
  }

  @Override
  public void carried(Tx tx, String id, ArticleRef from, ArticleRef to) {
    LessonStore.carry(tx, course(id), lesson(id), from.toString(), to.toString());
  }

  private static String course(String subject) {
    return subject.substring(0, subject.indexOf('/'));
  }

  private static String lesson(String subject) {
    return subject.substring(subject.indexOf('/') + 1);
  }
}
