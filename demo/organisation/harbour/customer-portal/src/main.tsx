import { createRoot } from 'react-dom/client';
import { Shipments } from './Shipments';

createRoot(document.getElementById('root')!).render(<Shipments />);
