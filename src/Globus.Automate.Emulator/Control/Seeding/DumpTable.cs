using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Storage;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>
/// A table that is dumped, and can be seeded. Its first column names whose rows they are: what a dump has of a flow, a
/// run or an action takes the place of all that was there of it.
/// </summary>
internal sealed class DumpTable
{
    private readonly DumpColumn[] _columns;
    private readonly string _select;
    private readonly string _insert;
    private readonly string _delete;

    /// <param name="name">The table's name.</param>
    /// <param name="columns">Its columns, each with its form where that is not plain; a column that is not named is
    /// left out.</param>
    public DumpTable(string name, string columns)
    {
        Name = name;
        _columns = [.. columns.Split(',', StringSplitOptions.TrimEntries).Select(DumpColumn.Parse)];
        var names = string.Join(", ", _columns.Select(column => column.Name));
        _select = $"SELECT {names} FROM {name}";
        _insert =
            $"INSERT INTO {name} ({names}) VALUES "
            + $"({string.Join(", ", Enumerable.Range(1, _columns.Length).Select(number => $"${number}"))})";
        _delete = $"DELETE FROM {name} WHERE {_columns[0].Name} = $1";
    }

    public string Name { get; }

    public IEnumerable<string> ColumnNames => _columns.Select(column => column.Name);

    public JsonArray Dump(Database database) => [.. database.Query(_select, ReadRow)];

    /// <exception cref="FormatException">A row has a column that is unknown, or a value that cannot stand
    /// there.</exception>
    /// <exception cref="SqliteException">A row lacks something, or contradicts another.</exception>
    public void Load(Database database, JsonArray rows)
    {
        var values = rows.Select(ToValues).ToList();
        foreach (var owner in values.Select(row => row[0]).Distinct())
        {
            database.Execute(_delete, owner);
        }

        foreach (var row in values)
        {
            database.Execute(_insert, row);
        }
    }

    private JsonNode ReadRow(Row row) =>
        new JsonObject(_columns.Select(column => KeyValuePair.Create(column.Name, column.Read(row))));

    private object?[] ToValues(JsonNode? row)
    {
        var members = row as JsonObject ?? throw new FormatException("Each row must be an object.");
        return members.Select(member => member.Key).FirstOrDefault(name => !ColumnNames.Contains(name)) is { } unknown
            ? throw new FormatException($"Unknown column '{unknown}'. Columns: {string.Join(", ", ColumnNames)}.")
            : [.. _columns.Select(column => column.ToStored(members[column.Name]))];
    }
}
