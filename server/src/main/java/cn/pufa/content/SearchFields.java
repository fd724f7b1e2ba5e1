package cn.pufa.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
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
 * characters. A document is one entry with all its texts, and one more for each question.
 */
final class SearchFields {

  static final String ORDINAL = "ordinal";
  private static final String SAME = "same";
  private static final String LABEL = "label";
  private static final String CITED = "cited";
  private static final String QUESTION = "question";
  private static final String TITLE = "title";
  private static final String VARIANTS = "variants";
  private static final String ASKED = "asked";
  private static final String BODY = "body";
  private static final String WORDS = ".words";
  private static final String PAIRS = ".pairs";
  private static final List<String> TEXTS = List.of(TITLE, VARIANTS, ASKED, BODY);

  private static final Pattern ARTICLE_LABEL = Pattern.compile("第[零一二三四五六七八九十百千]+条");

  /** A question is what the document is about; a word of the body may stand there in passing. */
  private static final Map<String, Float> BOOSTS =
      Map.of(
          TITLE, 1f,
          VARIANTS, 2f,
          ASKED, 1f,
          BODY, 1f);

  private static final float PAIRS_BOOST = 0.6f;
  private static final float SYNONYM_BOOST = 0.5f;

  /** Enough to lift a document above others that only share words with the same question. */
  private static final float SAME_QUESTION = 30f;

  private static final float SAME_ARTICLE = 60;
  private static final float CITED_ARTICLE = 30;

  /** What a second field adds. */
  private static final float TIE = 0.5f;

  private SearchFields() {}

  static List<Document> entries(SearchDocument source, int ordinal) {
    var entries = new ArrayList<Document>();
    entries.add(texts(source, ordinal));
    if (source.isCard()) {
      entries.add(question(source.title(), ordinal));
    }
    source.variants().forEach(variant -> entries.add(question(variant, ordinal)));
    return entries;
  }

  private static Document texts(SearchDocument source, int ordinal) {
    var document = new Document();
    document.add(new StoredField(ORDINAL, ordinal));
    addText(document, TITLE, source.title());
    addText(document, BODY, source.body());
    source.variants().forEach(variant -> addText(document, VARIANTS, variant));
    source.asked().forEach(question -> addText(document, ASKED, question));
    Stream.concat(Stream.of(source.title()), source.variants().stream())
        .forEach(
            question ->
                document.add(new StringField(SAME, sameQuestion(question), Field.Store.NO)));
    addLabels(document, LABEL, source.title());
    for (var citation : source.citations()) {
      addText(document, BODY, citation);
      addLabels(document, CITED, citation);
    }
    return document;
  }

  static Document question(String question, int ordinal) {
    var document = new Document();
    document.add(new StoredField(ORDINAL, ordinal));
    document.add(new TextField(QUESTION, SearchText.plain(question), Field.Store.NO));
    return document;
  }

  private static void addText(Document document, String field, String text) {
    var plain = SearchText.plain(text);
    document.add(new TextField(field + WORDS, plain, Field.Store.NO));
    document.add(new TextField(field + PAIRS, plain, Field.Store.NO));
  }

  private static String sameQuestion(String text) {
    return SearchText.plain(text).replace(" ", "");
  }

  private static void addLabels(Document document, String field, String text) {
    ARTICLE_LABEL
        .matcher(text)
        .results()
        .forEach(label -> document.add(new StringField(field, label.group(), Field.Store.NO)));
  }

  /** Texts come plain, so neither analyzer needs to fold case or width. */
  static Analyzer analyzer() {
    var words = new Parts(true);
    var pairs = new Parts(false);
    return new PerFieldAnalyzerWrapper(
        words,
        Stream.concat(TEXTS.stream().map(field -> field + PAIRS), Stream.of(QUESTION))
            .collect(Collectors.toMap(field -> field, field -> pairs)));
  }

  private static final class Parts extends Analyzer {
    private final boolean words;

    Parts(boolean words) {
      this.words = words;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      if (words) {
        return new TokenStreamComponents(new HMMChineseTokenizer());
      }
      var tokenizer = new StandardTokenizer();
      TokenStream pairs = new CJKBigramFilter(tokenizer);
      return new TokenStreamComponents(tokenizer, pairs);
    }

    /** No phrase reaches from one variant into the next. */
    @Override
    public int getPositionIncrementGap(String field) {
      return 10;
    }
  }

  /** Many variants are a merit of a card, not a length to divide by. */
  static Similarity similarity() {
    var shortTexts = new BM25Similarity(1.2f, 0.2f);
    var longTexts = new BM25Similarity(1.2f, 0.6f);
    var questions = new BM25Similarity(0.6f, 0.6f);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        if (field.startsWith(QUESTION)) {
          return questions;
        }
        return field.startsWith(BODY) ? longTexts : shortTexts;
      }
    };
  }

  /** The question as a whole, typed just as a title or a variant says it. */
  private static Query same(String question) {
    var same = new TermQuery(new Term(SAME, question.replace(" ", "")));
    return new BoostQuery(new ConstantScoreQuery(same), SAME_QUESTION);
  }

  /** Everything a question may find in the texts of a document, scored. */
  static Query texts(String question, List<SearchWords.Word> words, Map<String, Float> pairs) {
    return any(List.of(terms(words, pairs), same(question)));
  }

  /** Single questions, by their pairs alone: they are too short for more to tell. */
  static Query questions(List<SearchWords.Word> words, Map<String, Float> pairs) {
    var queries = new ArrayList<Query>();
    pairs.forEach((pair, weight) -> queries.add(pair(QUESTION, pair, weight)));
    for (var word : words) {
      for (var alternative : word.alternatives()) {
        addPairs(queries, QUESTION, alternative, SYNONYM_BOOST);
      }
    }
    return any(queries);
  }

  private static Query terms(List<SearchWords.Word> words, Map<String, Float> pairs) {
    var queries = new ArrayList<Query>();
    words.forEach(word -> queries.add(disjunction(ways(word))));
    pairs.forEach(
        (pair, weight) ->
            queries.add(
                disjunction(
                    TEXTS.stream()
                        .map(
                            field ->
                                pair(field + PAIRS, pair, weight * BOOSTS.get(field) * PAIRS_BOOST))
                        .toList())));
    return any(queries);
  }

  private static List<Query> ways(SearchWords.Word word) {
    if (word.article()) {
      return List.of(
          constant(new Term(LABEL, word.text()), SAME_ARTICLE),
          constant(new Term(CITED, word.text()), CITED_ARTICLE));
    }
    var ways = new ArrayList<Query>();
    for (var field : TEXTS) {
      addWord(ways, field, word.text(), BOOSTS.get(field));
      for (var alternative : word.alternatives()) {
        addWord(ways, field, alternative, BOOSTS.get(field) * SYNONYM_BOOST);
        addPairs(ways, field + PAIRS, alternative, BOOSTS.get(field) * SYNONYM_BOOST * PAIRS_BOOST);
      }
    }
    return ways;
  }

  private static Query constant(Term term, float boost) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), boost);
  }

  /** A word the segmenter cuts is no term of any text, and found by its pairs alone. */
  private static void addWord(List<Query> ways, String field, String text, float boost) {
    ways.add(new BoostQuery(new TermQuery(new Term(field + WORDS, text)), boost));
  }

  private static void addPairs(List<Query> ways, String field, String text, float boost) {
    var pairs = pairs(text);
    if (pairs.size() == 1) {
      ways.add(pair(field, pairs.getFirst(), boost));
    } else if (pairs.size() > 1) {
      ways.add(new BoostQuery(new PhraseQuery(field, pairs.toArray(String[]::new)), boost));
    }
  }

  private static Query pair(String field, String pair, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, pair)), boost);
  }

  /** Every pair of characters that some text has. */
  static Set<String> knownPairs(IndexReader reader) throws IOException {
    var pairs = new HashSet<String>();
    for (var field : TEXTS) {
      pairs.addAll(uses(reader, field + PAIRS).keySet());
    }
    return pairs;
  }

  /** The words residents use, with how many documents are asked by them. */
  static Map<String, Integer> askedWords(IndexReader reader) throws IOException {
    return uses(reader, VARIANTS + WORDS);
  }

  private static Map<String, Integer> uses(IndexReader reader, String field) throws IOException {
    var uses = new HashMap<String, Integer>();
    var terms = MultiTerms.getTerms(reader, field);
    if (terms != null) {
      var each = terms.iterator();
      for (var term = each.next(); term != null; term = each.next()) {
        uses.put(term.utf8ToString(), each.docFreq());
      }
    }
    return uses;
  }

  /** The pairs of adjacent characters of a Chinese word, none of another word. */
  private static List<String> pairs(String text) {
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

  private static Query any(List<Query> queries) {
    var any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }
}
