const express = require('express');
const SerialPort = require('serialport');
const { parse } = require('./scale');

let last = null;
const port = new SerialPort(process.env.SCALE || '/dev/ttyUSB0', { baudRate: 9600 });
port.pipe(new SerialPort.parsers.Readline({ delimiter: '\r\n' })).on('data', line => {
  const weight = parse(line);
  if (weight && weight.stable) last = weight;
});

const app = express();
app.get('/weight', (req, res) => (last ? res.json(last) : res.status(503).end()));
app.listen(4000);
