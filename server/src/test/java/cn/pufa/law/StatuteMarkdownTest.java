package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.law.StatuteMarkdown.ParsedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples are our own words: texts of statutes are not part of the project. */
class StatuteMarkdownTest {

  private static final String BARE =
      """
            # 风筝登记办法

            2020年1月1日 某局令第1号公布

            <!-- INFO END -->

            为了示范，写下这段序言。

            ## 第一章 总 则

            第一条 为了风筝飞得高，制定本办法。

            第二条 风筝分下列两种：

            （一）大风筝；

            （二）小风筝。

            ## 第二章　放飞

            ### 第一节  白  天

            第三条 依照
            第一条规定的风筝，可以放飞。

            第二条 第一款所称小风筝，由孩子放飞。

            ### 第二节 夜间

            第四条 夜间放飞的，依照本办法第二条、
            第三条、第一条办理。

            ## 第三章 附则

            第五条 本办法自公布之日起施行。""";

  private static final String DECORATED =
      """
            # 中华人民共和国风筝典
            # 总则

            ## 一、一般规定

            **第九条**　风筝有线。

            **第十条** 与**线**有关的，要结实。

            > 第三条 引用的旧文。

            ### 第十一条

            收线要慢。

            \u200B

            附 则

            #### 第十二条 没有别的规定。
            """;

  @Test
  void readsBareArticlesUnderChaptersAndSections() {
    var statute = StatuteMarkdown.parse(BARE);

    assertThat(statute.title()).isEqualTo("风筝登记办法");
    assertThat(statute.articles()).extracting(ParsedArticle::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(statute.articles())
        .extracting(ParsedArticle::chapter)
        .containsExactly("第一章 总则", "第一章 总则", "第二章 放飞 · 第一节 白天", "第二章 放飞 · 第二节 夜间", "第三章 附则");
    assertThat(statute.articles().get(1))
        .isEqualTo(new ParsedArticle(2, "第二条", "第一章 总则", "风筝分下列两种：\n（一）大风筝；\n（二）小风筝。"));
  }

  @Test
  void aQuotedArticleStartsNone() {
    var articles = StatuteMarkdown.parse(BARE).articles();

    assertThat(articles.get(2).text()).contains("第一条规定的风筝").contains("第二条 第一款所称小风筝");
    assertThat(articles.get(3).text()).endsWith("第三条、第一条办理。");
  }

  @Test
  void readsBoldArticlesArticlesAsHeadingsAndPartsOfACode() {
    var statute = StatuteMarkdown.parse(DECORATED);

    assertThat(statute.title()).isEqualTo("中华人民共和国风筝典·总则编");
    assertThat(statute.articles())
        .extracting(ParsedArticle::label)
        .containsExactly("第九条", "第十条", "第十一条", "第十二条");
    assertThat(statute.articles())
        .extracting(ParsedArticle::chapter)
        .containsExactly("一、一般规定", "一、一般规定", "一、一般规定", "附则");
    assertThat(statute.articles().get(1).text()).isEqualTo("与线有关的，要结实。\n> 第三条 引用的旧文。");
    assertThat(statute.articles().get(2).text()).isEqualTo("收线要慢。");
  }

  @Test
  void readsFilesOfWindowsAndWithAByteOrderMark() {
    var statute = StatuteMarkdown.parse("\uFEFF" + BARE.replace("\n", "\r\n"));

    assertThat(statute).isEqualTo(StatuteMarkdown.parse(BARE));
  }

  @Test
  void namesTheArticleThatIsMissing() {
    assertFault(BARE.replace("第四条 夜间", "第十四条 夜间"), "第三条之后应是第四条，第30行却是第十四条");
  }

  @Test
  void namesTheArticleThatComesTwice() {
    assertFault(BARE.replace("第四条 夜间", "第二条 夜间"), "第二条重复出现（第30行）");
  }

  @Test
  void namesTheLineOfALostCharacter() {
    assertFault(BARE.replace("小风筝。", "小风\uFFFD。"), "第17行");
  }

  @Test
  void refusesTextsThatAreNoStatute() {
    assertFault("", "没有找到法规名称");
    assertFault("第一条 没有名称。", "没有找到法规名称");
    assertFault("# 空办法\n\n只有说明，第一条也没有。", "《空办法》没有找到任何条文");
    assertFault("# 空条办法\n\n第一条\n\n第二条 有正文。", "第一条没有正文");
    assertFault("# 增补办法\n\n第一条 甲。\n\n第一条之一 乙。", "第5行");
  }

  /** Every text the catalogue names, when the bureau's folder of texts is at hand. */
  @TestFactory
  Stream<DynamicTest> readsEveryTextOfTheCatalogue() {
    var folder = texts();
    assumeTrue(folder.isPresent(), "no STATUTES_DIR and no ../../shared/laws");
    return Catalogue.load().entries().stream()
        .flatMap(
            entry ->
                entry.versions().stream()
                    .filter(version -> version.file() != null)
                    .map(
                        version ->
                            DynamicTest.dynamicTest(
                                version.file(),
                                () -> {
                                  var statute =
                                      StatuteMarkdown.parse(
                                          Files.readString(folder.get().resolve(version.file())));
                                  assertThat(statute.title()).isEqualTo(entry.title());
                                  assertThat(statute.articles()).hasSize(version.articles());
                                  assertThat(statute.articles())
                                      .allSatisfy(
                                          article -> {
                                            assertThat(article.text())
                                                .isEqualTo(article.text().strip())
                                                .isNotEmpty();
                                            assertThat(article.text())
                                                .doesNotContain("#")
                                                .doesNotContain("**");
                                          });
                                })));
  }

  @Test
  void readsTheNumbersOfTheCivilCode() throws IOException {
    var folder = texts();
    assumeTrue(folder.isPresent(), "no STATUTES_DIR and no ../../shared/laws");
    var family =
        StatuteMarkdown.parse(
            Files.readString(folder.get().resolve("minfadian-hunyin-jiating.md")));

    assertThat(family.articles().getFirst().label()).isEqualTo("第一千零四十条");
    assertThat(family.articles().getLast().number()).isEqualTo(1118);
    assertThat(family.articles().get(1077 - 1040).chapter()).isEqualTo("第四章 离婚");
  }

  private static void assertFault(String markdown, String message) {
    assertThatThrownBy(() -> StatuteMarkdown.parse(markdown))
        .isInstanceOf(StatuteFault.class)
        .hasMessageContaining(message);
  }

  /** STATUTES_DIR, or the folder beside the repository, from its root or from the module. */
  private static Optional<Path> texts() {
    var named = Optional.ofNullable(System.getenv("STATUTES_DIR")).stream();
    return Stream.concat(named, Stream.of("../../shared/laws", "../shared/laws"))
        .map(Path::of)
        .filter(folder -> Files.isRegularFile(folder.resolve("minfadian-hunyin-jiating.md")))
        .findFirst();
  }
}
