using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Globus.Automate.Testing;

/// <summary>
/// Checks that something holds for values that are made up. A failure names the seed; PROPERTY_SEED takes it to make up
/// the same values again.
/// </summary>
public static class PropertyTest
{
    private const string Variable = "PROPERTY_SEED";

    public static void Check<T>(Arbitrary<T> values, Func<T, bool> holds, int count)
    {
        var seed = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : (ulong)Random.Shared.NextInt64();
        var replay = new Replay(new Rnd(seed), FSharpOption<int>.None);
        var config = Config
            .QuickThrowOnFailure.WithMaxTest(count)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(replay));
        try
        {
            Prop.ForAll(values, holds).Check(config);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}: {exception.Message}"),
                exception
            );
        }
    }
}
