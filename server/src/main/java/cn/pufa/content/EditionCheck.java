package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.StatuteStatus;
import cn.pufa.platform.http.Problem.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is wrong with the words of an edition before three people read it: all of it at once, each
 * fault with the JSON pointer of its place. With any of them it is not submitted.
 */
final class EditionCheck {

  /** What it asks of the law. */
  interface Law {
    Optional<StatuteStatus> status(ArticleRef ref);

    /** Of the article, and what it says in our own words; empty where neither is known. */
    String words(ArticleRef ref);
  }

  private static final int FEWEST_VARIANTS = 3;
  private static final int QUIZ_QUESTIONS = 2;

  /** Words with which a sentence says what the law is. */
  private static final Pattern CLAIM =
      Pattern.compile("应当|不得|必须|依法|有权|无效|罚款|处罚|责令|拘留|违法|追究|(?:法律|条例|办法|法典)规定|按规定");

  /** What it counts is laid down somewhere. */
  private static final Set<String> LAID_DOWN =
      Set.of("工作日", "日", "周", "月", "年", "岁", "元", "%", "倍");

  /** Controls, and marks that turn the direction of the text or cannot be seen. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Co}\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

  private final Law law;
  private final DraftText text;
  private final Set<String> known;
  private final List<Field> faults = new ArrayList<>();

  /**
   * @param known ids of pieces, at least all those of {@link #named}
   */
  EditionCheck(Law law, DraftText text, Set<String> known) {
    this.law = law;
    this.text = text;
    this.known = known;
  }

  /** Ids of all pieces the words name. */
  static List<String> named(DraftText text) {
    return Stream.concat(
            text.related().stream(),
            runs(text).map(RichBlock.Run::piece).filter(piece -> piece != null))
        .toList();
  }

  private static Stream<RichBlock.Run> runs(DraftText text) {
    return text.more().values().stream()
        .flatMap(List::stream)
        .flatMap(block -> block.items().stream())
        .flatMap(List::stream);
  }

  List<Field> faults() {
    if (text.card() != null) {
      card(text.card());
    } else {
      guide(text.guide());
    }
    Part.of(text).forEach(this::part);
    text.more().forEach(this::links);
    related();
    return List.copyOf(faults);
  }

  private void card(CardText card) {
    require(!card.question().isBlank(), "/card/question", "请写问题");
    variants("/card/variants", card.question(), card.variants());
    require(!card.answer().isEmpty(), "/card/answer", "请写回答");
    boolean isQuiz = card.quiz().isEmpty() || card.quiz().size() == QUIZ_QUESTIONS;
    require(isQuiz, "/card/quiz", "小测要么没有，要么是两道题");
    for (int place = 0; place < card.quiz().size(); place++) {
      quiz("/card/quiz/" + place, card.quiz().get(place));
    }
    require(!card.unverified() || isFilled(card.note()), "/card/note", "请写为什么待核对");
  }

  private void quiz(String at, QuizQuestion question) {
    List<String> choices = question.choices();
    require(question.right() < choices.size(), at + "/right", "没有这个选项");
    require(new HashSet<>(choices).size() == choices.size(), at + "/choices", "有两个选项是一样的");
    require(
        text.card().unverified() || !question.why().cites().isEmpty(),
        at + "/why/cites",
        "请写明出自哪一条");
  }

  private void guide(GuideText guide) {
    require(!guide.title().isBlank(), "/guide/title", "请写标题");
    variants("/guide/variants", guide.title(), guide.variants());
    require(!guide.summary().isEmpty(), "/guide/summary", "请写简要说明");
    require(!guide.steps().isEmpty(), "/guide/steps", "请写办理步骤");
    for (int place = 0; place < guide.steps().size(); place++) {
      GuideText.Step step = guide.steps().get(place);
      require(!step.text().isEmpty(), "/guide/steps/" + place + "/text", "请写这一步怎么做");
    }
    require(!guide.unverified() || isFilled(guide.note()), "/guide/note", "请写为什么待核对");
  }

  private void variants(String at, String title, List<String> variants) {
    require(
        variants.size() >= FEWEST_VARIANTS, at, "请写三到六种群众会怎么问，现在有%d种".formatted(variants.size()));
    Set<String> seen = new HashSet<>(List.of(title));
    for (int place = 0; place < variants.size(); place++) {
      require(seen.add(variants.get(place)), at + "/" + place, "和前面的一样");
    }
  }

  private void part(Part part) {
    boolean isEmpty = part.text().isBlank();
    require(!isEmpty || part.role() == Part.Role.NOTE, part.pointer(), "这里还没有写");
    require(!UNSEEN.matcher(part.text()).find(), part.pointer(), "有换行或者看不见的字符，请删掉重新打");
    if (part.sentence() != null) {
      sentence(part, part.sentence());
    }
    LocalFacts.fault(part.text(), isHeld(part))
        .ifPresent(fault -> faults.add(new Field(part.pointer(), fault)));
  }

  private static boolean isHeld(Part part) {
    return switch (part.role()) {
      case VARIANT, QUIZ -> true;
      case TELLING -> part.sentence() != null && !part.sentence().cites().isEmpty();
      case HEADING, NOTE -> false;
    };
  }

  private void sentence(Part part, Sentence sentence) {
    for (int place = 0; place < sentence.cites().size(); place++) {
      cite(part.at() + "/cites/" + place, sentence.cites().get(place));
    }
    if (sentence.cites().isEmpty()) {
      claim(part);
    } else if (!sentence.computed()) {
      figures(part);
    }
  }

  private void cite(String pointer, String ref) {
    Optional<StatuteStatus> status = DraftText.ref(ref).flatMap(law::status);
    require(status.isPresent(), pointer, "没有这一条");
    status.ifPresent(
        found ->
            require(
                found == StatuteStatus.in_force,
                pointer,
                switch (found) {
                  case repealed -> "这部法已经废止";
                  case amended -> "这一条已经有新版，请改引新版";
                  case not_yet -> "这部法还没有施行";
                  case in_force -> "";
                }));
  }

  /** Of a card that is 待核对 the articles may not be known yet; the reader is told so. */
  private void claim(Part part) {
    if (isUnverified()) {
      return;
    }
    List<String> figures =
        Figures.in(part.text()).stream()
            .filter(figure -> LAID_DOWN.contains(figure.unit()))
            .map(Figure::text)
            .toList();
    if (CLAIM.matcher(part.text()).find()) {
      faults.add(new Field(part.at() + "/cites", "这句话说的是法律怎么规定，请写明出自哪一条"));
    } else if (!figures.isEmpty()) {
      faults.add(
          new Field(part.at() + "/cites", "“%s”出自哪一条，请写明".formatted(String.join("”“", figures))));
    }
  }

  private void figures(Part part) {
    List<String> sources = sources(part.sentence());
    List<String> missing = Figures.unstated(part.text(), sources);
    if (!missing.isEmpty()) {
      faults.add(
          new Field(
              part.pointer(),
              "引用的条文里没有“%s”。请核对；如果是算出来的，请勾选“计算得出”。".formatted(String.join("”“", missing))));
    }
  }

  /** Each with its number, which a sentence may name. */
  private List<String> sources(Sentence sentence) {
    return sentence.cites().stream()
        .flatMap(ref -> DraftText.ref(ref).stream())
        .map(ref -> "第%d条 ".formatted(ref.article()) + law.words(ref))
        .toList();
  }

  private void links(String at, List<RichBlock> blocks) {
    for (int block = 0; block < blocks.size(); block++) {
      List<List<RichBlock.Run>> items = blocks.get(block).items();
      for (int item = 0; item < items.size(); item++) {
        for (int run = 0; run < items.get(item).size(); run++) {
          link("%s/%d/items/%d/%d".formatted(at, block, item, run), items.get(item).get(run));
        }
      }
      require(
          blocks.get(block).type() == RichBlock.Type.LIST || items.size() == 1,
          at + "/" + block + "/items",
          "一段只能有一行，要写几行请用列表");
    }
  }

  private void link(String at, RichBlock.Run run) {
    require(run.piece() == null || run.article() == null, at, "一处文字只能链接到一个地方");
    require(run.piece() == null || known.contains(run.piece()), at + "/piece", "没有这张卡片或办事指南");
    if (run.article() != null) {
      cite(at + "/article", run.article());
    }
  }

  private void related() {
    List<String> related = text.related();
    for (int place = 0; place < related.size(); place++) {
      require(
          known.contains(related.get(place)),
          "/" + text.kind() + "/related/" + place,
          "没有这张卡片或办事指南");
    }
  }

  private boolean isUnverified() {
    return text.card() == null ? text.guide().unverified() : text.card().unverified();
  }

  private static boolean isFilled(String text) {
    return text != null && !text.isBlank();
  }

  private void require(boolean good, String pointer, String fault) {
    if (!good) {
      faults.add(new Field(pointer, fault));
    }
  }
}
