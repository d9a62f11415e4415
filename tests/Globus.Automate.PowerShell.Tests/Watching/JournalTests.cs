using System.Text;
using Globus.Automate.PowerShell.Watching.Files;
using Globus.Automate.PowerShell.Watching.Journal;

namespace Globus.Automate.PowerShell.Tests.Watching;

/// <summary>The journal of a watched folder, after crashes and over months.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly Guid Flow = Guid.NewGuid();

    private readonly ManualClock _clock = new();
    private readonly TemporaryFolder _folder = new();

    private string PathOfJournal => Path.Combine(_folder.Path, "journal.jsonl");

    [Fact]
    public void A_start_without_a_result_is_unresolved_after_a_crash()
    {
        string tag;
        using (var journal = Open())
        {
            tag = journal.Begin([Items.Of("a"), Items.Of("b")]).Tag;
            journal.Complete(journal.Begin([Items.Of("c")]), Guid.NewGuid());
        }

        using var again = Open();
        var start = Assert.Single(again.Unresolved);
        Assert.Equal(tag, start.Tag);
        Assert.Equal(["a", "b"], start.Items.Select(item => item.Key));
        Assert.All((string[])["a", "b", "c"], name => Assert.True(again.IsDone(Items.Of(name))));
        Assert.False(again.IsDone(Items.Of("d")));
    }

    /// <summary>Wherever a crash cuts the file, the complete lines count.</summary>
    [Fact]
    public void A_journal_that_is_cut_at_any_byte_is_read_up_to_its_last_complete_line()
    {
        using (var journal = Open())
        {
            journal.Skip([Items.Of("old")]);
            journal.Complete(journal.Begin([Items.Of("a")]), Guid.NewGuid());
            journal.MarkUncertain(journal.Begin([Items.Of("ä \"b\"")]), "lost");
        }

        var bytes = File.ReadAllBytes(PathOfJournal);
        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(PathOfJournal, [.. bytes[..length], .. new byte[length % 3]]);
            var complete = bytes[..length].Count(value => value == (byte)'\n');
            using (var journal = Open())
            {
                Assert.Equal(Math.Max(complete, 1), journal.LineCount);
                Assert.Equal(complete >= 4, journal.IsDone(Items.Of("a")));
                Assert.Equal(
                    complete is 4 ? 1
                        : complete >= 6 ? 1
                        : 0,
                    journal.Unresolved.Count
                );
                journal.Complete(journal.Begin([Items.Of("next")]), Guid.NewGuid());
            }

            using var again = Open();
            Assert.True(again.IsDone(Items.Of("next")));
        }
    }

    [Fact]
    public void A_full_disk_is_an_error_that_releases_the_journal()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Skip("This system has no device that is always full.");
        }

        File.CreateSymbolicLink(PathOfJournal, "/dev/full");
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var journal = JournalFile.Open(PathOfJournal);
            var failure = Assert.Throws<JournalException>(() => journal.Append("{}"));
            Assert.Equal(JournalFailure.Inaccessible, failure.Failure);
        }
    }

    [Fact]
    public void One_watch_has_the_journal_and_others_can_read_it()
    {
        using var journal = Open();
        journal.Complete(journal.Begin([Items.Of("a")]), Guid.NewGuid());

        Assert.Equal(JournalFailure.InUse, Assert.Throws<JournalException>(Open).Failure);
        Assert.Equal(3, JournalFile.ReadLines(PathOfJournal).Count);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"event":"start","id":"x"}""")]
    [InlineData("""{"event":"later"}""")]
    [InlineData("""{"event":"journal","version":2}""")]
    [InlineData("""{"event":"skip","items":[{"path":"a"}]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\0\0\0")]
    public void A_line_that_cannot_be_read_is_never_ignored(string line)
    {
        using (Open()) { }

        File.AppendAllText(PathOfJournal, line + "\n" + """{"event":"baseline"}""" + "\n");
        var failure = Assert.Throws<JournalException>(Open);
        Assert.Equal(JournalFailure.Damaged, failure.Failure);
        Assert.EndsWith("line 2.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_belongs_to_one_folder_and_one_flow()
    {
        using (Open()) { }

        Assert.Equal(JournalFailure.Mismatch, Fails("/other", Flow));
        Assert.Equal(JournalFailure.Mismatch, Fails("/data", Guid.NewGuid()));

        JournalFailure Fails(string folder, Guid flow) =>
            Assert.Throws<JournalException>(() => TriggerJournal.Open(PathOfJournal, folder, flow, _clock)).Failure;
    }

    /// <summary>The last line has no end, as in most files that are not text.</summary>
    [Theory]
    [InlineData("precious")]
    [InlineData("{\"event\":\"meeting\"}")]
    [InlineData("first\nsecond")]
    [InlineData("\u0089PNG\u00ff")]
    public void A_file_that_is_not_a_journal_does_not_change(string content)
    {
        File.WriteAllText(PathOfJournal, content, Encoding.Latin1);
        var failure = Assert.Throws<JournalException>(Open).Failure;
        Assert.Equal(JournalFailure.Mismatch, failure);
        Assert.Equal(content, File.ReadAllText(PathOfJournal, Encoding.Latin1));
    }

    /// <summary>An editor of Windows can write a byte order mark, and remove the end of the last line.</summary>
    [Fact]
    public void A_journal_with_a_byte_order_mark_is_read()
    {
        using (var journal = Open())
        {
            journal.Complete(journal.Begin([Items.Of("a")]), Guid.NewGuid());
        }

        File.WriteAllText(PathOfJournal, File.ReadAllText(PathOfJournal) + "{", Encoding.UTF8);
        using var again = Open();
        Assert.True(again.IsDone(Items.Of("a")));
    }

    [Fact]
    public void Changed_content_and_a_failed_start_need_another_start()
    {
        using var journal = Open();
        journal.Complete(journal.Begin([Items.Of("a")]), Guid.NewGuid());
        journal.Fail(journal.Begin([Items.Of("b")]), "refused");

        Assert.False(journal.IsDone(Items.Of("a", length: 2)));
        Assert.False(journal.IsDone(Items.Of("a", modified: 60)));
        Assert.False(journal.IsDone(Items.Of("b")));
        journal.Begin([Items.Of("b")]);
        Assert.True(journal.IsDone(Items.Of("b")));
    }

    [Fact]
    public void Files_that_are_deleted_from_a_folder_need_no_start()
    {
        using var journal = Open();
        journal.Begin([Items.Of("s", length: 10, modified: 100, isFolder: true)]);

        Assert.True(journal.IsDone(Items.Of("s", length: 4, modified: 100, isFolder: true)));
        Assert.True(journal.IsDone(Items.Of("s", length: 4, modified: 50, isFolder: true)));
        Assert.False(journal.IsDone(Items.Of("s", length: 11, modified: 100, isFolder: true)));
        Assert.False(journal.IsDone(Items.Of("s", length: 4, modified: 200, isFolder: true)));
    }

    [Fact]
    public void A_renamed_file_needs_no_start()
    {
        using (var journal = Open())
        {
            journal.Begin([Items.Of("a", created: 1)]);
            // It was written at the same time.
            journal.Begin([Items.Of("twin", created: 1)]);
            var renamed = Items.Of("b", created: 1);
            Assert.Null(journal.FindRenamed(renamed, Present(renamed, Items.Of("a", created: 1), Twin())));
            // The old path has other content now.
            Assert.NotNull(journal.FindRenamed(renamed, Present(renamed, Items.Of("a", length: 9), Twin())));
            journal.Rename(journal.FindRenamed(renamed, Present(renamed, Twin()))!, "b");
            Assert.Null(journal.FindRenamed(Items.Of("c", created: 2), Present()));
        }

        using var again = Open();
        Assert.True(again.IsDone(Items.Of("b", created: 1)));
        Assert.Null(again.Find("a"));

        static FolderItem Twin() => Items.Of("twin", created: 1);
    }

    [Fact]
    public void A_removed_item_needs_a_start_again()
    {
        using var journal = Open();
        journal.MarkUncertain(journal.Begin([Items.Of("a")]), "lost");
        journal.Remove("a");
        Assert.False(journal.IsDone(Items.Of("a")));
        Assert.Empty(journal.Unresolved);
    }

    [Fact]
    public void A_compacted_journal_has_the_same_meaning()
    {
        string before;
        using (var journal = Open())
        {
            journal.Skip([Items.Of("old")]);
            journal.Complete(journal.Begin([Items.Of("a"), Items.Of("b")]), Guid.NewGuid());
            journal.Begin([Items.Of("c")]);
            journal.Complete(journal.Begin([Items.Of("c", length: 5)]), Guid.NewGuid());
            journal.MarkUncertain(journal.Begin([Items.Of("d")]), "lost");
            journal.Rename(journal.Find("b")!, "e");
            journal.Fail(journal.Begin([Items.Of("f")]), "refused");
            before = Summary();
            _clock.Advance(TimeSpan.FromDays(1).TotalSeconds);
            journal.CompactIfNeeded(Items.Scan(Items.Of("a")));
            Assert.Equal(before, Summary());
            journal.Complete(journal.Begin([Items.Of("g")]), Guid.NewGuid());
        }

        using var again = Open();
        Assert.True(again.HasBaseline);
        Assert.Equal(2, again.Unresolved.Count);
        Assert.True(again.IsDone(Items.Of("g")));
    }

    /// <summary>A share that is not mounted must not look like deleted files.</summary>
    [Fact]
    public void Only_what_has_been_away_for_the_retention_period_is_forgotten()
    {
        using var journal = Open();
        journal.Complete(journal.Begin([Items.Of("gone")]), Guid.NewGuid());
        journal.Complete(journal.Begin([Items.Of("stays")]), Guid.NewGuid());
        journal.Begin([Items.Of("unresolved")]);
        for (var day = 0; day < 30; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1).TotalSeconds);
            journal.CompactIfNeeded(Items.Scan(Items.Of("stays")));
        }

        Assert.True(journal.IsDone(Items.Of("gone")));
        _clock.Advance(TimeSpan.FromDays(1).TotalSeconds);
        journal.CompactIfNeeded(Items.Scan());
        journal.CompactIfNeeded(new ScanResult([Items.Of("stays")], ["A folder cannot be read."]));
        Assert.True(journal.IsDone(Items.Of("gone")));
        journal.CompactIfNeeded(Items.Scan(Items.Of("stays")));
        Assert.False(journal.IsDone(Items.Of("gone")));
        Assert.True(journal.IsDone(Items.Of("stays")));
        Assert.True(journal.IsDone(Items.Of("unresolved")));
    }

    [Fact]
    public void A_start_that_fails_again_and_again_does_not_fill_the_disk()
    {
        using var journal = Open();
        for (var attempt = 0; attempt < 700; attempt++)
        {
            journal.Fail(journal.Begin([Items.Of("a")]), "refused");
            journal.CompactIfNeeded(Items.Scan(Items.Of("a")));
            Assert.InRange(journal.LineCount, 1, 1010);
        }

        Assert.True(new FileInfo(PathOfJournal).Length < 500_000);
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, FolderItem> Present(params FolderItem[] items) =>
        items.ToDictionary(item => item.Key);

    private TriggerJournal Open() => TriggerJournal.Open(PathOfJournal, "/data", Flow, _clock);

    private string Summary()
    {
        var text = new StringBuilder();
        var state = JournalState.Of(PathOfJournal, JournalFile.ReadLines(PathOfJournal));
        foreach (var item in state.Items.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            text.Append(item.Key).Append(' ').Append(item.Fingerprint).Append(' ').Append(item.Status).Append(' ');
            text.AppendLine($"{item.Start?.Tag} {item.Start?.RunId} {item.Start?.Time:O} {item.Start?.Message}");
        }

        return text.AppendJoin(',', state.Unresolved.Select(start => start.Id).Order(StringComparer.Ordinal))
            .ToString();
    }
}
