package cn.pufa.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of the index: each text is held as words and as pairs of characters. A document is one
 * entry with all its texts, and one more for each question.
 */
final class SearchFields {

  static final String KEY = "key";
  static final String DOCUMENT = "document";
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

  /** In the place of a document's key, at questions that other offices answer. */
  static final String ELSEWHERE = "elsewhere";

  private static final Pattern ARTICLE_LABEL = Pattern.compile("第[零一二三四五六七八九十百千]+条");

  private SearchFields() {}

  /** All entries of a document bear its key; the first keeps the document itself. */
  static List<Document> entries(SearchDocument source, String json) {
    var entries = new ArrayList<Document>();
    var title = SearchText.plain(source.title());
    var variants = source.variants().stream().map(SearchText::plain).toList();
    var texts = texts(source, title, variants);
    texts.add(new StoredField(DOCUMENT, json));
    entries.add(texts);
    if (source.isPlainWords()) {
      entries.add(question(title, source.key()));
    }
    variants.forEach(variant -> entries.add(question(variant, source.key())));
    return entries;
  }

  private static Document texts(SearchDocument source, String title, List<String> variants) {
    var document = keyed(source.key());
    addPlain(document, TITLE, title);
    addText(document, BODY, source.body());
    variants.forEach(variant -> addPlain(document, VARIANTS, variant));
    source.asked().forEach(question -> addText(document, ASKED, question));
    Stream.concat(Stream.of(title), variants.stream())
        .forEach(
            question ->
                document.add(new StringField(SAME, sameQuestion(question), Field.Store.NO)));
    addLabels(document, LABEL, source.title());
    for (var citation : source.citations()) {
      addText(document, BODY, citation.law());
      addLabels(document, CITED, citation.article());
    }
    return document;
  }

  static Document elsewhere(String question) {
    return question(SearchText.plain(question), ELSEWHERE);
  }

  private static Document question(String plain, String key) {
    var document = keyed(key);
    document.add(new TextField(QUESTION, plain, Field.Store.NO));
    return document;
  }

  private static Document keyed(String key) {
    var document = new Document();
    document.add(new StringField(KEY, key, Field.Store.NO));
    document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
    return document;
  }

  private static void addText(Document document, String field, String text) {
    addPlain(document, field, SearchText.plain(text));
  }

  private static void addPlain(Document document, String field, String plain) {
    document.add(new TextField(field + WORDS, plain, Field.Store.NO));
    document.add(new TextField(field + PAIRS, plain, Field.Store.NO));
  }

  private static String sameQuestion(String plain) {
    return plain.replace(" ", "");
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

  /** How many texts or questions have the pair of characters, in whichever field most. */
  static int usesOfPair(IndexReader reader, String pair) {
    try {
      var uses = reader.docFreq(new Term(QUESTION, pair));
      for (var field : TEXTS) {
        uses = Math.max(uses, reader.docFreq(new Term(field + PAIRS, pair)));
      }
      return uses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words residents use, with how many documents are asked by them. */
  static Map<String, Integer> askedWords(IndexReader reader) throws IOException {
    return uses(reader, VARIANTS + WORDS);
  }

  /** The pairs of characters of those questions, in the same way. */
  static Map<String, Integer> askedPairs(IndexReader reader) throws IOException {
    return uses(reader, VARIANTS + PAIRS);
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
