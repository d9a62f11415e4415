using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>What the emulator remembers of itself from one start to the next.</summary>
internal sealed class SettingStore(Database database)
{
    private const string Clock = "clock";

    /// <summary>How far the clock was ahead of the wall clock.</summary>
    public TimeSpan ReadClockOffset() =>
        new(
            database.Find(
                "SELECT value FROM setting WHERE name = $1",
                row => long.Parse(row.Text(0), System.Globalization.CultureInfo.InvariantCulture),
                Clock
            )
        );

    public void WriteClockOffset(TimeSpan lead) =>
        database.Execute(
            "INSERT INTO setting VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2",
            Clock,
            lead.Ticks
        );

    /// <summary>Counts one more of something, from 1.</summary>
    public int Count(string what) =>
        database.Find(
            "INSERT INTO setting VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            row => row.Number(0),
            $"count of {what}"
        );
}
