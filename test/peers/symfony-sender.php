<?php
/*
 * Sends with the SMSC bridge of Symfony, like an application that configures the gateway by a DSN.
 * In: {"dsn", "port", "cafile", "messages": [{"phone", "text"}]} as JSON. Out: for each {"id"} or {"error"}.
 */
foreach (['Notifier', 'Notifier/Bridge/Smsc', 'HttpClient'] as $component) {
    require_once "/usr/share/php/Symfony/Component/$component/autoload.php";
}

use Symfony\Component\HttpClient\HttpClient;
use Symfony\Component\Notifier\Bridge\Smsc\SmscTransportFactory;
use Symfony\Component\Notifier\Message\SmsMessage;
use Symfony\Component\Notifier\Transport\Dsn;

$order = json_decode(stream_get_contents(STDIN), true);
$client = HttpClient::create(['cafile' => $order['cafile']]);
// The bridge ignores the port of a DSN.
$transport = (new SmscTransportFactory(null, $client))->create(new Dsn($order['dsn']));
$transport->setPort($order['port']);

$results = [];
foreach ($order['messages'] as $message) {
    try {
        $sent = $transport->send(new SmsMessage($message['phone'], $message['text']));
        $results[] = ['id' => $sent->getMessageId()];
    } catch (\Throwable $error) {
        $results[] = ['error' => $error->getMessage()];
    }
}
echo json_encode($results, JSON_UNESCAPED_UNICODE);
