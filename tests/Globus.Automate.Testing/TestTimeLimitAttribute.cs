using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace Globus.Automate.Testing;

/// <summary>
/// Bounds every test of an assembly. A test that takes too long is cancelled; one that ignores this ends the program,
/// which names it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TestTimeLimitAttribute : BeforeAfterTestAttribute
{
    /// <summary>Longer than any test takes on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(40);

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Timer> _timers = new();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var context = TestContext.Current;
        var isCancelled = false;
        _timers[test.UniqueID] = new Timer(
            _ =>
            {
                if (isCancelled)
                {
                    Environment.FailFast($"The test '{test.TestDisplayName}' does not end.");
                }

                isCancelled = true;
                context.CancelCurrentTest();
            },
            state: null,
            Limit,
            Grace
        );
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (_timers.TryRemove(test.UniqueID, out var timer))
        {
            timer.Dispose();
        }
    }
}
