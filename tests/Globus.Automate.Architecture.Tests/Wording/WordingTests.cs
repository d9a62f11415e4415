using System.Text.RegularExpressions;

namespace Globus.Automate.Architecture.Tests.Wording;

/// <summary>Everything that people read is written in plain English: see <c>Cases/phrases.cases</c>.</summary>
public sealed partial class WordingTests
{
    private const int LongestSentence = 40;
    private const int LongSentence = 30;

    private static readonly IReadOnlyList<(Regex Phrase, string Instead)> Phrases =
    [
        .. CaseFile
            .ReadParts("phrases", 2)
            .Select(parts => (new Regex($@"\b(?:{parts[0]})\b", RegexOptions.IgnoreCase), parts[1])),
    ];

    [Fact]
    public void Messages_have_no_unclear_phrase() => CheckPhrases(VisibleText.Messages);

    [Fact]
    public void Documents_have_no_unclear_phrase() => CheckPhrases(VisibleText.Documents);

    [Fact]
    public void Views_and_pages_have_no_unclear_phrase() => CheckPhrases(VisibleText.Views);

    [Fact]
    public void Comments_have_no_unclear_phrase() => CheckPhrases(VisibleText.Comments);

    [Fact]
    public void Sentences_of_documents_are_short()
    {
        var sentences =
            from text in VisibleText.Documents
            where !text.Text.StartsWith('|')
            from sentence in SentenceEnd().Split(text.Text)
            let length = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length
            where length > LongSentence
            select (Length: length, Place: $"{text.Place} has a sentence of {length} words: {sentence}");
        foreach (var (_, place) in sentences.Where(sentence => sentence.Length <= LongestSentence))
        {
            TestContext.Current.AddWarning(place);
        }

        Findings.None(
            sentences.Where(sentence => sentence.Length > LongestSentence).Select(sentence => sentence.Place)
        );
    }

    [Fact]
    public void Synopses_are_one_sentence_in_the_third_person() =>
        Findings.None(
            from path in Directory.EnumerateFiles(Repository.PathOf("docs", "en-US"), "*-Globus*.md")
            let lines = File.ReadAllLines(path)
            let start = Array.IndexOf(lines, "## Synopsis")
            let synopsis = lines.Skip(start + 1).First(line => line.Length > 0)
            where start < 0 || !Synopsis().IsMatch(synopsis)
            select $"{Path.GetFileName(path)}: {synopsis}"
        );

    [Theory]
    [InlineData("The list broke off.", "broke off")]
    [InlineData("Somebody must agree", "somebody")]
    public void The_check_finds_a_phrase(string text, string phrase) =>
        Assert.Contains(phrase, Find(new VisibleText("here", text)).Single(), StringComparison.OrdinalIgnoreCase);

    private static void CheckPhrases(IEnumerable<VisibleText> texts) => Findings.None(texts.SelectMany(Find));

    private static IEnumerable<string> Find(VisibleText text) =>
        from phrase in Phrases
        from Match match in phrase.Phrase.Matches(text.Text)
        select $"{text.Place}: '{match.Value}' ({phrase.Instead}): {Around(text.Text, match)}";

    private static string Around(string text, Match match)
    {
        const int context = 40;
        var start = Math.Max(0, match.Index - context);
        return text[start..Math.Min(text.Length, match.Index + match.Length + context)];
    }

    [GeneratedRegex(@"^[A-Z][a-z]+s( [^.]+)?\.$")]
    private static partial Regex Synopsis();

    [GeneratedRegex(@"(?<=[.!?:;])\s+")]
    private static partial Regex SentenceEnd();
}
