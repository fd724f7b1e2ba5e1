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
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * The fields of the index: each text is held as words and as pairs of characters. A document is one
 * entry with all its texts, and one more for each question.
 */
final class SearchFields {

  static final String ORDINAL = "ordinal";
  static final String SAME = "same";
  static final String LABEL = "label";
  static final String CITED = "cited";
  static final String QUESTION = "question";
  static final String TITLE = "title";
  static final String VARIANTS = "variants";
  static final String ASKED = "asked";
  static final String BODY = "body";
  static final String WORDS = ".words";
  static final String PAIRS = ".pairs";
  static final List<String> TEXTS = List.of(TITLE, VARIANTS, ASKED, BODY);

  private static final Pattern ARTICLE_LABEL = Pattern.compile("第[零一二三四五六七八九十百千]+条");

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
}
