package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * One text of an edition with its place.
 *
 * @param pointer such as {@code /card/answer/0/text}
 * @param at the pointer of what the text belongs to, {@code /card/answer/0}
 * @param sentence null where the text is no sentence that could cite
 */
record Part(String pointer, String at, String text, Sentence sentence, Role role) {

  enum Role {
    /** A question or title. */
    HEADING,
    /** What a quiz asks or lets choose from, right or wrong. */
    QUIZ,
    /** In residents' own words. */
    VARIANT,
    /** Tells the reader something. */
    TELLING,
    /** Why something is 待核对. */
    NOTE
  }

  /** Every text, in the order of reading. */
  static List<Part> of(DraftText text) {
    var reading = new Reading();
    if (text.card() != null) {
      reading.card(text.card());
    } else {
      reading.guide(text.guide());
    }
    return reading.parts;
  }

  private static final class Reading {

    private final List<Part> parts = new ArrayList<>();

    void card(CardText card) {
      text("/card/question", card.question(), Role.HEADING);
      texts("/card/variants", card.variants(), Role.VARIANT);
      sentences("/card/answer", card.answer());
      sentences("/card/bring", card.bring());
      sentences("/card/where", card.where());
      sentences("/card/duration", card.duration());
      sentences("/card/cost", card.cost());
      rich("/card/more", card.more());
      for (int place = 0; place < card.quiz().size(); place++) {
        quiz("/card/quiz/" + place, card.quiz().get(place));
      }
      text("/card/note", card.note(), Role.NOTE);
    }

    private void quiz(String at, QuizQuestion question) {
      text(at + "/ask", question.ask(), Role.QUIZ);
      texts(at + "/choices", question.choices(), Role.QUIZ);
      sentence(at + "/why", question.why());
    }

    void guide(GuideText guide) {
      text("/guide/title", guide.title(), Role.HEADING);
      texts("/guide/variants", guide.variants(), Role.VARIANT);
      sentences("/guide/summary", guide.summary());
      sentences("/guide/who", guide.who());
      for (int place = 0; place < guide.steps().size(); place++) {
        step("/guide/steps/" + place, guide.steps().get(place));
      }
      sentences("/guide/cannot", guide.cannot());
      text("/guide/note", guide.note(), Role.NOTE);
    }

    private void step(String at, GuideText.Step step) {
      text(at + "/title", step.title(), Role.HEADING);
      sentences(at + "/text", step.text());
      rich(at + "/more", step.more());
      sentences(at + "/bring", step.bring());
      sentences(at + "/where", step.where());
      sentences(at + "/duration", step.duration());
      sentences(at + "/cost", step.cost());
    }

    private void rich(String at, List<RichBlock> blocks) {
      for (int block = 0; block < blocks.size(); block++) {
        List<List<RichBlock.Run>> items = blocks.get(block).items();
        for (int item = 0; item < items.size(); item++) {
          String pointer = at + "/" + block + "/items/" + item;
          text(pointer, RichBlock.words(items.get(item)), Role.TELLING);
        }
      }
    }

    private void sentences(String at, List<Sentence> sentences) {
      for (int place = 0; place < sentences.size(); place++) {
        sentence(at + "/" + place, sentences.get(place));
      }
    }

    private void sentence(String at, Sentence sentence) {
      parts.add(new Part(at + "/text", at, sentence.text(), sentence, Role.TELLING));
    }

    private void texts(String at, List<String> texts, Role role) {
      for (int place = 0; place < texts.size(); place++) {
        text(at + "/" + place, texts.get(place), role);
      }
    }

    private void text(String pointer, String text, Role role) {
      if (text != null) {
        parts.add(new Part(pointer, pointer, text, null, role));
      }
    }
  }
}
