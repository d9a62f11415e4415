using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Actions.Providers.ExpressionEval;
using Globus.Automate.Emulator.Actions.Providers.HelloWorld;
using Globus.Automate.Emulator.Actions.Providers.Notification;
using Globus.Automate.Emulator.Actions.Providers.Scripted;
using Globus.Automate.Emulator.Actions.Providers.Search;
using Globus.Automate.Emulator.Actions.Providers.Transfer;
using Globus.Automate.Emulator.Actions.Providers.WebOption;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Collections;

namespace Globus.Automate.Emulator;

/// <summary>The list of the emulator's own providers.</summary>
internal static class OwnProviders
{
    public static IReadOnlyList<IActionProvider> All(
        ConsentStore consents,
        MailStore mails,
        SearchStore entries,
        CollectionMap collections,
        TimeProvider clock
    ) =>
        [
            new HelloWorldProvider(consents),
            new ScriptedProvider(),
            new ExpressionEvalProvider(),
            new WaitForOptionProvider(),
            new NotifyProvider(mails),
            new SearchIngestProvider(entries),
            new SearchDeleteProvider(entries),
            new TransferProvider(collections, clock),
            new DeleteProvider(collections, clock),
            new LsProvider(collections),
            new StatProvider(collections),
            new MkdirProvider(collections),
            new CollectionInfoProvider(collections),
        ];
}
