namespace Globus.Automate.Testing;

/// <summary>Assertions about all of several things.</summary>
public static class Every
{
    /// <summary>Asserts something of each item; <c>Assert.All</c> is content with none.</summary>
    public static void Item<T>(IEnumerable<T> items, Action<T> assertion)
    {
        var all = items.ToList();
        Assert.NotEmpty(all);
        Assert.All(all, assertion);
    }
}
