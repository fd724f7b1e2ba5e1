package cn.pufa.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * The fields of the index and the queries on them: each text is held as words and as pairs of
 * characters.
 */
final class SearchFields {

  static final String ORDINAL = "ordinal";
  static final String TOPIC = "topic";
  private static final String QUESTION = "question";
  private static final String LABEL = "label";
  private static final String CITED = "cited";
  private static final String TITLE = "title";
  private static final String VARIANTS = "variants";
  private static final String BODY = "body";
  private static final String WORDS = ".words";
  private static final String PAIRS = ".pairs";
  static final List<String> PAIR_FIELDS = List.of(TITLE + PAIRS, VARIANTS + PAIRS, BODY + PAIRS);

  private static final Pattern ARTICLE_LABEL = Pattern.compile("第[零一二三四五六七八九十百千]+条");

  /** A question is what the document is about; a word of the body may stand there in passing. */
  private static final Map<String, Float> BOOSTS = Map.of(TITLE, 3f, VARIANTS, 3f, BODY, 1f);

  /** Pairs find what the segmenter cut differently, but also pairs across two words. */
  private static final float PAIRS_BOOST = 0.6f;

  private static final float SYNONYM_BOOST = 0.5f;

  /** Enough to lift a document above others that only share words with the same question. */
  private static final float SAME_QUESTION = 30;

  private static final float SAME_ARTICLE = 20;
  private static final float CITED_ARTICLE = 8;

  /**
   * What a second field adds: enough for a card, asked by its title too, to stand before the
   * article it cites.
   */
  private static final float TIE = 0.3f;

  private SearchFields() {}

  static Document document(SearchDocument source, int ordinal) {
    var document = new Document();
    document.add(new StoredField(ORDINAL, ordinal));
    document.add(
        new StringField(TOPIC, source.topic() == null ? "" : source.topic(), Field.Store.NO));
    addText(document, TITLE, source.title());
    addText(document, BODY, source.body());
    addQuestion(document, source.title());
    addLabels(document, LABEL, source.title());
    for (var variant : source.variants()) {
      addText(document, VARIANTS, variant);
      addQuestion(document, variant);
    }
    for (var citation : source.citations()) {
      addText(document, BODY, citation);
      addLabels(document, CITED, citation);
    }
    return document;
  }

  private static void addText(Document document, String field, String text) {
    document.add(new TextField(field + WORDS, text, Field.Store.NO));
    document.add(new TextField(field + PAIRS, text, Field.Store.NO));
  }

  private static void addQuestion(Document document, String question) {
    document.add(new StringField(QUESTION, sameQuestion(question), Field.Store.NO));
  }

  private static String sameQuestion(String text) {
    return SearchWords.normalize(text).replace(" ", "");
  }

  private static void addLabels(Document document, String field, String text) {
    ARTICLE_LABEL
        .matcher(text)
        .results()
        .forEach(label -> document.add(new StringField(field, label.group(), Field.Store.NO)));
  }

  static Analyzer analyzer() {
    var words =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new HMMChineseTokenizer();
            return new TokenStreamComponents(
                tokenizer, new LowerCaseFilter(new CJKWidthFilter(tokenizer)));
          }

          @Override
          public int getPositionIncrementGap(String field) {
            return 10;
          }
        };
    var pairs =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new StandardTokenizer();
            var lower = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
            return new TokenStreamComponents(tokenizer, new CJKBigramFilter(lower));
          }

          @Override
          public int getPositionIncrementGap(String field) {
            return 10;
          }
        };
    return new PerFieldAnalyzerWrapper(
        words, Map.of(TITLE + PAIRS, pairs, VARIANTS + PAIRS, pairs, BODY + PAIRS, pairs));
  }

  /** Many variants are a merit of a card, not a length to divide by. */
  static Similarity similarity() {
    var shortTexts = new BM25Similarity(1.2f, 0.2f);
    var longTexts = new BM25Similarity(1.2f, 0.6f);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        return field.startsWith(BODY) ? longTexts : shortTexts;
      }
    };
  }

  /** The question as a whole, typed just as a title or a variant says it. */
  static Query sameQuestionQuery(String query) {
    var same = new TermQuery(new Term(QUESTION, sameQuestion(query)));
    return new BoostQuery(new ConstantScoreQuery(same), SAME_QUESTION);
  }

  /** Everything a word may be found by, scored. */
  static Query relevance(SearchWords.Word word) {
    return disjunction(ways(word, List.of(TITLE, VARIANTS, BODY)));
  }

  /** The same, only for what a document is asked by. */
  static Query asked(SearchWords.Word word) {
    return disjunction(ways(word, List.of(TITLE, VARIANTS)));
  }

  private static List<Query> ways(SearchWords.Word word, List<String> fields) {
    if (word.article()) {
      return List.of(
          constant(new Term(LABEL, word.text()), SAME_ARTICLE),
          constant(new Term(CITED, word.text()), CITED_ARTICLE));
    }
    var ways = new ArrayList<Query>();
    for (var field : fields) {
      addWays(ways, field, word.text(), BOOSTS.get(field));
      for (var alternative : word.alternatives()) {
        addWays(ways, field, alternative, BOOSTS.get(field) * SYNONYM_BOOST);
      }
    }
    return ways;
  }

  private static Query constant(Term term, float boost) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), boost);
  }

  private static void addWays(List<Query> ways, String field, String text, float boost) {
    var tokens = SearchWords.tokens(text);
    if (tokens.size() == 1) {
      ways.add(new BoostQuery(new TermQuery(new Term(field + WORDS, tokens.getFirst())), boost));
    }
    var pairs = pairs(text);
    if (pairs.size() == 1) {
      ways.add(
          new BoostQuery(
              new TermQuery(new Term(field + PAIRS, pairs.getFirst())), boost * PAIRS_BOOST));
    } else if (pairs.size() > 1) {
      var phrase = new PhraseQuery(field + PAIRS, pairs.toArray(String[]::new));
      ways.add(new BoostQuery(phrase, boost * PAIRS_BOOST));
    }
  }

  /** The pairs of adjacent characters of a Chinese word, none of another word. */
  static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    for (var index = 0; index + 1 < text.length(); index++) {
      var pair = text.substring(index, index + 2);
      if (pair.codePoints().allMatch(Character::isIdeographic)) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static Query disjunction(List<Query> ways) {
    return new DisjunctionMaxQuery(ways, TIE);
  }

  static Query any(List<Query> queries, String topic) {
    var any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    any.setMinimumNumberShouldMatch(1);
    if (topic != null) {
      any.add(new TermQuery(new Term(TOPIC, topic)), Occur.FILTER);
    }
    return any.build();
  }
}
