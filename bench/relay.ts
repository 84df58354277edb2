// The yardstick: a bare Socket.IO relay that keeps nothing and asks nobody, one frame a message. Prints its port.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
  const { room } = socket.handshake.auth;
  void socket.join(room);
  socket.on('chat', (message: string, ack: () => void) => {
    io.to(room).emit('chat', message);
    ack();
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
