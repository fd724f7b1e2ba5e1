package cn.pufa.exam;

import cn.pufa.audit.Commands;
import cn.pufa.exam.JarExams.JarBank;
import cn.pufa.exam.JarExams.JarExam;
import cn.pufa.exam.JarExams.JarQuestion;
import cn.pufa.exam.QuestionStore.Known;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the banks and exams of the jar in: what is not there yet, and newer words of what is still
 * the product's. What staff wrote is theirs, and words that were there once do not come back with
 * an older jar.
 */
final class ExamSeeds {

  private static final Known NOTHING = new Known(true, 0, Set.of());

  private final Database database;
  private final Commands commands;
  private final CitingQuestions citing;
  private final BusinessClock clock;

  ExamSeeds(Database database, Commands commands, CitingQuestions citing, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.citing = citing;
    this.clock = clock;
  }

  void seed(JarExams jar) {
    database.run(tx -> seed(tx, jar));
  }

  private void seed(Tx tx, JarExams jar) {
    QuestionStore.lockSeeds(tx);
    int written = 0;
    for (JarBank bank : jar.banks()) {
      QuestionStore.putBank(tx, bank.bank(), clock.now());
      written += seed(tx, bank);
    }
    for (JarExam exam : jar.exams()) {
      written += seed(tx, exam);
    }
    if (written > 0) {
      commands.append(tx, "system", "seedExams", "exam_seeds/" + written, null, "-");
    }
  }

  private int seed(Tx tx, JarBank bank) {
    Map<String, Known> known = QuestionStore.known(tx, bank.bank().id());
    int written = 0;
    for (JarQuestion question : bank.questions()) {
      Known there = known.getOrDefault(question.id(), NOTHING);
      if (there.isProduct() && !there.sources().contains(question.source())) {
        write(tx, bank, question, there);
        written++;
      }
    }
    return written;
  }

  private void write(Tx tx, JarBank bank, JarQuestion jar, Known there) {
    var question =
        new Question(
            jar.id(),
            bank.bank().id(),
            there.last() + 1,
            jar.text(),
            null,
            null,
            jar.source(),
            clock.now());
    if (there == NOTHING) {
      QuestionStore.insert(tx, question, Question.What.PRODUCT, null);
    } else {
      QuestionStore.renew(tx, question, Question.What.PRODUCT, null);
    }
    citing.register(tx, question);
  }

  private int seed(Tx tx, JarExam exam) {
    Optional<Blueprint> there = BlueprintStore.lock(tx, exam.id());
    boolean product = there.map(Blueprint::source).isPresent();
    if (there.isPresent() && !product
        || BlueprintStore.sources(tx, exam.id()).contains(exam.source())) {
      return 0;
    }
    int number = there.map(Blueprint::number).orElse(0) + 1;
    Blueprint blueprint = exam.draft().blueprint(exam.id(), number, exam.source(), clock.now());
    if (there.isEmpty()) {
      BlueprintStore.insert(tx, blueprint, null);
    } else {
      BlueprintStore.renew(tx, blueprint, null);
    }
    return 1;
  }
}
