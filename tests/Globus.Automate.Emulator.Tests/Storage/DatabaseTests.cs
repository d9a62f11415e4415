using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Tests.Storage;

/// <summary>
/// A transaction is written as a whole or not at all, and nothing that fails stands in the way of the next.
/// </summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly Database _database = Database.Open(directory: null, EmulatorSchema.Current);

    public void Dispose() => _database.Dispose();

    [Fact]
    public void What_fails_leaves_nothing_behind()
    {
        Assert.Throws<TimeoutException>(() =>
            _database.Write(() =>
            {
                Add("one");
                throw new TimeoutException();
            })
        );
        Assert.Empty(Names());
        _database.Write(() => Add("two"));
        Assert.Equal(["two"], Names());
    }

    [Fact]
    public void A_statement_that_fails_takes_the_rest_of_its_transaction_with_it()
    {
        Assert.Throws<SqliteException>(() =>
            _database.Write(() =>
            {
                Add("one");
                Add("one");
            })
        );
        Assert.Empty(Names());
    }

    [Fact]
    public void A_transaction_inside_another_one_is_part_of_it()
    {
        var commits = 0;
        _database.Committed += () => commits++;
        Assert.Throws<TimeoutException>(() =>
            _database.Write(() =>
            {
                _database.Write(() => Add("one"));
                throw new TimeoutException();
            })
        );
        Assert.Empty(Names());
        Assert.Equal(0, commits);
    }

    [Fact]
    public async Task Work_in_turn_fails_without_keeping_the_turn()
    {
        await Assert.ThrowsAsync<TimeoutException>(() =>
            _database.RunAsync<int>(Workload.Read, () => throw new TimeoutException(), CancellationToken.None)
        );
        Assert.Equal(1, await _database.RunAsync(Workload.Write, () => 1, CancellationToken.None));
    }

    [Fact]
    public void Values_stand_where_their_numbers_stand() =>
        Assert.Equal(
            "b a b",
            _database.Find("SELECT $2 || ' ' || $1 || ' ' || $2", row => row.Text(0), "a", "b", "unused")
        );

    [Theory]
    [InlineData("")]
    [InlineData("äöü \U0001f310")]
    [InlineData("a\0b")]
    [InlineData(7L)]
    [InlineData(long.MinValue)]
    [InlineData(null)]
    public void A_value_comes_back_as_it_was(object? value) =>
        Assert.Equal(value, _database.Find("SELECT $1 AS value", row => row.Value("value"), value));

    [Fact]
    public void A_large_text_comes_back_as_it_was() =>
        A_value_comes_back_as_it_was(string.Concat(Enumerable.Range(0, 100_000).Select(number => $"{number} ä ")));

    [Fact]
    public void What_the_store_does_not_know_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _database.Find("SELECT $1", row => row.Value(0), 1.5));
        Assert.Throws<SqliteException>(() => _database.Execute("INSERT INTO nowhere VALUES (1)"));
        Assert.Empty(Names());
    }

    private void Add(string name) => _database.Execute("INSERT INTO setting VALUES ($1, '0')", name);

    private List<string> Names() => _database.Query("SELECT name FROM setting", row => row.Text("name"));
}
