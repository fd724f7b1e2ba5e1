package cn.pufa.exam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws a paper: by the lines of a blueprint, no question twice, in a random order. Lines may want
 * the same questions; a paper is found whenever there is one (a matching, not a guess). The same
 * questions and the same seed give the same paper.
 */
final class Draw {

  /**
   * @param order the choices in the order to show them, as places of the question
   */
  record Drawn(Question question, List<Integer> order) {}

  /** What a line asks for, what fits it, and what it gets beside the others. */
  record Line(int wanted, int found, int placed) {}

  private static final int NOBODY = -1;

  private final List<Part> slots = new ArrayList<>();
  private final List<Integer> lineOfSlot = new ArrayList<>();
  private final List<Question> questions;
  private final int[] slotOf;

  private Draw(List<Part> parts, List<Question> questions, Random random) {
    for (int line = 0; line < parts.size(); line++) {
      slots.addAll(Collections.nCopies(parts.get(line).count(), parts.get(line)));
      lineOfSlot.addAll(Collections.nCopies(parts.get(line).count(), line));
    }
    this.questions = new ArrayList<>(questions);
    Collections.shuffle(this.questions, random);
    this.slotOf = new int[questions.size()];
    Arrays.fill(slotOf, NOBODY);
    for (int slot = 0; slot < slots.size(); slot++) {
      place(slot, new boolean[questions.size()]);
    }
  }

  /** Gives the slot a question, if need be by moving another slot to another question. */
  private boolean place(int slot, boolean[] tried) {
    for (int at = 0; at < slotOf.length; at++) {
      if (tried[at] || !slots.get(slot).fits(questions.get(at))) {
        continue;
      }
      tried[at] = true;
      if (slotOf[at] == NOBODY || place(slotOf[at], tried)) {
        slotOf[at] = slot;
        return true;
      }
    }
    return false;
  }

  private int[] placed(int lines) {
    int[] placed = new int[lines];
    for (int slot : slotOf) {
      if (slot != NOBODY) {
        placed[lineOfSlot.get(slot)]++;
      }
    }
    return placed;
  }

  /**
   * @param questions all that may be drawn
   * @return empty where the lines cannot all be met
   */
  static Optional<List<Drawn>> paper(List<Part> parts, List<Question> questions, long seed) {
    var random = new Random(seed);
    List<Question> sorted =
        questions.stream().sorted(java.util.Comparator.comparing(Question::id)).toList();
    var draw = new Draw(parts, sorted, random);
    List<Question> drawn = new ArrayList<>();
    for (int at = 0; at < draw.slotOf.length; at++) {
      if (draw.slotOf[at] != NOBODY) {
        drawn.add(draw.questions.get(at));
      }
    }
    if (drawn.size() < draw.slots.size()) {
      return Optional.empty();
    }
    Collections.shuffle(drawn, random);
    return Optional.of(
        drawn.stream().map(question -> new Drawn(question, order(question, random))).toList());
  }

  private static List<Integer> order(Question question, Random random) {
    List<Integer> order = new ArrayList<>(question.text().inOrder());
    if (question.text().shuffles()) {
      Collections.shuffle(order, random);
    }
    return List.copyOf(order);
  }

  /** Each line of a blueprint, held against what may be drawn. */
  static List<Line> check(List<Part> parts, List<Question> questions) {
    int[] placed = new Draw(parts, questions, new Random(0)).placed(parts.size());
    List<Line> lines = new ArrayList<>();
    for (int line = 0; line < parts.size(); line++) {
      Part part = parts.get(line);
      int found = (int) questions.stream().filter(part::fits).count();
      lines.add(new Line(part.count(), found, placed[line]));
    }
    return lines;
  }
}
